import { inviteStaff as operation } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { inviteStaff } from '../../../lib/staff/staff-members.ts';
import { roleDependencies } from '../../parts/sellers.ts';

const deps = roleDependencies();

/** Invites a member of staff. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 201,
  body: await inviteStaff(deps, { ...body, by: actorOf(caller, origin) }),
}));
