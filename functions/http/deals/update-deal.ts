import { updateDeal as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { updateDeal } from '../../../lib/deals/update-deal.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { staffDealDependencies } from '../../parts/deals.ts';
import { images } from '../../parts/images.ts';
import { imageHosts } from '../../parts/sale-settings.ts';
import { oversight } from '../../parts/staff.ts';

const deps = {
  ...staffDealDependencies(),
  oversight: oversight(),
  imageHosts: imageHosts(),
  images: images(),
};

/** Changes a deal that has not changed since the caller read it. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller, origin }) =>
  withVersion(
    await updateDeal(deps, { dealId: params.dealId, patch: body, ifMatch, actor: actorOf(caller, origin) }),
  ),
);
