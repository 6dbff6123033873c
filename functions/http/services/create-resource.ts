import { createResource as operation } from '../../../lib/contract/operations/services-resources.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { createResource } from '../../../lib/services/create-resource.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = staffServiceDependencies();

/** Creates a resource. A repeated call returns the same one. */
export const handler = endpoint(operation, async ({ body, caller, origin, idempotencyKey }) => ({
  ...withVersion(await createResource(deps, { body, actor: actorOf(caller, origin), idempotencyKey })),
  status: 201,
}));
