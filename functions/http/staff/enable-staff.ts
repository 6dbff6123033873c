import { enableStaff as operation } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { enableStaff } from '../../../lib/staff/staff-members.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Unlocks a member of staff. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await enableStaff(deps, { id: params.staffId, by: actorOf(caller, origin) }),
}));
