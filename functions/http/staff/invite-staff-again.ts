import { inviteStaffAgain as operation } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { inviteStaffAgain } from '../../../lib/staff/staff-sessions.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Sends an invitation again. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await inviteStaffAgain(deps, { id: params.staffId, by: actorOf(caller, origin) }),
}));
