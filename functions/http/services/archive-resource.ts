import { archiveResource as operation } from '../../../lib/contract/operations/services-resources.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { archiveResource } from '../../../lib/services/update-resource.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = staffServiceDependencies();

/** Archives a resource. */
export const handler = endpoint(operation, async ({ params, caller, origin }) =>
  withVersion(await archiveResource(deps, { ...params, actor: actorOf(caller, origin) })),
);
