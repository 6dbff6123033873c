import { listStaff as operation } from '../../../lib/contract/operations/staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStaff } from '../../../lib/staff/staff-members.ts';
import { staffDependencies } from '../../parts/staff.ts';

const deps = staffDependencies();

/** Lists all members of staff. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listStaff(deps, query),
}));
