import { updateDeal as operation } from '../../../lib/contract/operations/admin-deals.ts';
import { updateDeal } from '../../../lib/deals/update-deal.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { oversightOfThisFunction } from '../staff/oversight.ts';
import { imageHostsOfStage } from './image-hosts.ts';
import { staffDealDependencies } from './staff-dependencies.ts';

const deps = {
  ...staffDealDependencies(),
  oversight: oversightOfThisFunction(),
  imageHosts: imageHostsOfStage(),
};

/** Changes a deal that nobody changed since the caller read it. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller, origin }) =>
  withVersion(
    await updateDeal(deps, { dealId: params.dealId, patch: body, ifMatch, actor: actorOf(caller, origin) }),
  ),
);
