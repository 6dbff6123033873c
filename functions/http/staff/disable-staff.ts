import { disableStaff } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { disableStaff as disable } from '../../../lib/staff/staff-members.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { staffDependencies } from './dependencies.ts';

const deps = { ...staffDependencies(), audit: auditOfThisFunction() };

/** Locks a member of staff out. */
export const handler = endpoint(disableStaff, async ({ params, caller, origin }) => ({
  status: 200,
  body: await disable(deps, { id: params.staffId, by: actorOf(caller, origin) }),
}));
