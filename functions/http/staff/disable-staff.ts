import { disableStaff } from '../../../lib/contract/operations/staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { disableStaff as disable } from '../../../lib/staff/staff-members.ts';
import { staffChangeDependencies } from '../../parts/staff.ts';

const deps = staffChangeDependencies();

/** Locks a member of staff out. */
export const handler = endpoint(disableStaff, async ({ params, caller, origin }) => ({
  status: 200,
  body: await disable(deps, { id: params.staffId, by: actorOf(caller, origin) }),
}));
