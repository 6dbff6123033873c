import { updateService as operation } from '../../../lib/contract/operations/services-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { updateService } from '../../../lib/services/update-service.ts';
import { images } from '../../parts/images.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = { ...staffServiceDependencies(), images: images() };

/** Changes a service that has not changed since the caller read it. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller, origin }) =>
  withVersion(await updateService(deps, { ...params, patch: body, ifMatch, actor: actorOf(caller, origin) })),
);
