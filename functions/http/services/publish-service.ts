import { publishService as operation } from '../../../lib/contract/operations/services-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { takeServiceStep } from '../../../lib/services/take-service-step.ts';
import { staffServiceDependencies } from '../../parts/services.ts';

const deps = staffServiceDependencies();

/** Publishes a service. */
export const handler = endpoint(operation, async ({ params, caller, origin }) =>
  withVersion(await takeServiceStep(deps, { ...params, step: 'publish', actor: actorOf(caller, origin) })),
);
