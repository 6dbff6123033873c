import { updateResource as operation } from '../../../lib/contract/operations/services-resources.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { updateResource } from '../../../lib/services/update-resource.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = staffServiceDependencies();

/** Changes a resource that has not changed since the caller read it. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller, origin }) =>
  withVersion(
    await updateResource(deps, { ...params, patch: body, ifMatch, actor: actorOf(caller, origin) }),
  ),
);
