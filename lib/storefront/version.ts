import type { Instant } from '../contract/instant.ts';
import type { StorefrontVersion, StorefrontVersionSummary } from '../contract/storefront-staff.ts';
import { AppError } from '../platform/errors.ts';
import { currentAt } from './decide-plan.ts';
import type { StoredVersion, StorefrontHead } from './home.ts';
import type { StorefrontRepository } from './repository.ts';

function stateOf(
  { version, from, withdrawnAt }: StoredVersion,
  { planned }: StorefrontHead,
  now: Instant,
): StorefrontVersion['state'] {
  if (withdrawnAt !== undefined) return 'withdrawn';
  if (from > now) return 'scheduled';
  return currentAt(planned, now)?.version === version ? 'current' : 'past';
}

/** Makes a version as staff see it. */
export function toVersion(stored: StoredVersion, head: StorefrontHead, now: Instant): StorefrontVersion {
  const { blocks, draftVersion: _draft, askedFrom: _asked, ...facts } = stored;
  return { ...facts, state: stateOf(stored, head, now), blocks: [...blocks] };
}

/** Makes the line of a version in the history. */
export function toVersionSummary(...wanted: Parameters<typeof toVersion>): StorefrontVersionSummary {
  const { blocks, ...facts } = toVersion(...wanted);
  return { ...facts, blockCount: blocks.length };
}

/** Reads a version. @throws AppError `not_found` */
export async function findVersion(
  { storefront }: { readonly storefront: StorefrontRepository },
  version: number,
): Promise<StoredVersion> {
  const found = await storefront.version(version);
  if (!found) throw new AppError('not_found', 'There is no such version. Look at the list of versions.');
  return found;
}

/** Reads a version of the plan, if it names one. */
export const plannedVersion = async (
  { storefront }: { readonly storefront: StorefrontRepository },
  version: number | undefined,
): Promise<StoredVersion | undefined> => (version === undefined ? undefined : storefront.version(version));
