import { enableStaff } from '../../../lib/contract/operations/staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { enableStaff as enable } from '../../../lib/staff/staff-members.ts';
import { deps } from './dependencies.ts';

/** Lets a member of staff in again. */
export const handler = endpoint(enableStaff, async ({ params }) => ({
  status: 200,
  body: await enable(deps, params.staffId),
}));
