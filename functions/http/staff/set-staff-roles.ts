import { setStaffRoles } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { setStaffRoles as setRoles } from '../../../lib/staff/staff-members.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Sets what a member of staff may do. */
export const handler = endpoint(setStaffRoles, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await setRoles(deps, { id: params.staffId, by: actorOf(caller, origin), roles: body.roles }),
}));
