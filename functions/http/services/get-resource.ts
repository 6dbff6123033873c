import { getResource as operation } from '../../../lib/contract/operations/services-resources.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { readResource } from '../../../lib/services/read-for-staff.ts';
import { serviceDependencies } from '../../parts/services.ts';

const deps = serviceDependencies();

/** Returns one resource, in any state. */
export const handler = endpoint(operation, async ({ params, caller }) =>
  withVersion(await readResource(deps, params.resourceId, requireStaff(caller))),
);
