import { pauseDeal as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { takeStep } from '../../../lib/deals/take-step.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { staffDealDependencies } from '../../parts/deals.ts';

const deps = staffDealDependencies();

/** Pauses the sale until the deal is resumed. */
export const handler = endpoint(operation, async ({ params, caller, origin }) =>
  withVersion(await takeStep(deps, { dealId: params.dealId, step: 'pause', actor: actorOf(caller, origin) })),
);
