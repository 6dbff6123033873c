import { enableStaff } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { enableStaff as enable } from '../../../lib/staff/staff-members.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Lets a member of staff in again. */
export const handler = endpoint(enableStaff, async ({ params, caller, origin }) => ({
  status: 200,
  body: await enable(deps, { id: params.staffId, by: actorOf(caller, origin) }),
}));
