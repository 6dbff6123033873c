import { setStaffRoles } from '../../../lib/contract/operations/staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { setStaffRoles as setRoles } from '../../../lib/staff/staff-members.ts';
import { deps } from './dependencies.ts';

/** Sets what a member of staff may do. */
export const handler = endpoint(setStaffRoles, async ({ params, body, caller }) => ({
  status: 200,
  body: await setRoles(deps, { id: params.staffId, by: requireStaff(caller), roles: body.roles }),
}));
