import { inviteStaff } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { inviteStaff as invite } from '../../../lib/staff/staff-members.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Invites somebody to the staff. */
export const handler = endpoint(inviteStaff, async ({ body, caller, origin }) => ({
  status: 201,
  body: await invite(deps, { ...body, by: actorOf(caller, origin) }),
}));
