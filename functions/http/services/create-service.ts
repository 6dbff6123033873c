import { createService as operation } from '../../../lib/contract/operations/services-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { createService } from '../../../lib/services/create-service.ts';
import { images } from '../../parts/images.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = { ...staffServiceDependencies(), images: images() };

/** Creates a service. A repeated call returns the same one. */
export const handler = endpoint(operation, async ({ body, caller, origin, idempotencyKey }) => ({
  ...withVersion(await createService(deps, { body, actor: actorOf(caller, origin), idempotencyKey })),
  status: 201,
}));
