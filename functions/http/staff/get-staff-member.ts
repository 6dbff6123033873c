import { getStaffMember as operation } from '../../../lib/contract/operations/staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getStaffMember } from '../../../lib/staff/staff-members.ts';
import { staffDependencies } from '../../parts/staff.ts';

const deps = staffDependencies();

/** Returns one member of staff. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await getStaffMember(deps, params.staffId),
}));
