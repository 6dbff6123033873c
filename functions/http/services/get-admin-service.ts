import { getAdminService as operation } from '../../../lib/contract/operations/services-for-staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { readService } from '../../../lib/services/read-for-staff.ts';
import { serviceDependencies } from '../../parts/services.ts';

const deps = serviceDependencies();

/** Returns one service, in any state. */
export const handler = endpoint(operation, async ({ params, caller }) =>
  withVersion(await readService(deps, params.serviceId, requireStaff(caller))),
);
