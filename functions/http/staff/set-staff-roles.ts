import { setStaffRoles as operation } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { setStaffRoles } from '../../../lib/staff/staff-members.ts';
import { roleDependencies } from '../../parts/sellers.ts';

const deps = roleDependencies();

/** Sets the roles of a member of staff. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await setStaffRoles(deps, { id: params.staffId, by: actorOf(caller, origin), roles: body.roles }),
}));
