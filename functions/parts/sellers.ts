import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { foundSeller, type NameOf } from '../../lib/sellers/members.ts';
import { sellerRepository } from '../../lib/sellers/repository.ts';
import type { RoleDeps } from '../../lib/staff/staff-members.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { staffChangeDependencies, staffDependencies } from './staff.ts';

/** Sellers and their members. */
export const sellers = /* @__PURE__ */ lazy(() => sellerRepository(dynamo(), tableAt('SELLERS_TABLE')));

/** The names of the staff, remembered for a minute. */
export const memberNames = (): NameOf => {
  const { directory } = staffDependencies();
  const names = ttlCache({ ttlMs: 60_000, maxEntries: 1_000, clock, load: directory.nameOf });
  return (staffId) => names.get(staffId);
};

/** The dependencies of the functions with which staff change sellers and their members. */
export const sellerChangeDependencies = () => ({ sellers: sellers(), audit: audit(), clock, random });

/** The dependencies of the functions with which admins set roles: a member with the role `seller` needs a seller. */
export const roleDependencies = (): RoleDeps => {
  const changes = sellerChangeDependencies();
  return { ...staffChangeDependencies(), foundSeller: (staff) => foundSeller(changes, staff) };
};
