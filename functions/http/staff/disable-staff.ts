import { disableStaff } from '../../../lib/contract/operations/staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { disableStaff as disable } from '../../../lib/staff/staff-members.ts';
import { deps } from './dependencies.ts';

/** Locks a member of staff out. */
export const handler = endpoint(disableStaff, async ({ params, caller }) => ({
  status: 200,
  body: await disable(deps, { id: params.staffId, by: requireStaff(caller) }),
}));
