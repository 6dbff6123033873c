import { listResources as operation } from '../../../lib/contract/operations/services-resources.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStaffResources } from '../../../lib/services/list-for-staff.ts';
import { serviceDependencies } from '../../parts/services.ts';

const deps = serviceDependencies();

/** Lists resources in every state, newest first: a seller's own, or all of them. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listStaffResources(deps, { ...query, staff: requireStaff(caller) }),
}));
