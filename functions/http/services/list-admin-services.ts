import { listAdminServices as operation } from '../../../lib/contract/operations/services-for-staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStaffServices } from '../../../lib/services/list-for-staff.ts';
import { serviceDependencies } from '../../parts/services.ts';

const deps = serviceDependencies();

/** Lists services in every state, newest first: a seller's own, or all of them. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listStaffServices(deps, { ...query, staff: requireStaff(caller) }),
}));
