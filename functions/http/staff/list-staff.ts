import { listStaff } from '../../../lib/contract/operations/staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStaff as list } from '../../../lib/staff/staff-members.ts';
import { staffDependencies } from '../../parts/staff.ts';

const deps = staffDependencies();

/** Everybody with a staff account. */
export const handler = endpoint(listStaff, async ({ query }) => ({
  status: 200,
  body: await list(deps, query),
}));
