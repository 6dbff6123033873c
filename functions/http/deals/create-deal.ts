import { createDeal as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { createDeal } from '../../../lib/deals/create-deal.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { staffDealDependencies } from '../../parts/deals.ts';
import { images } from '../../parts/images.ts';
import { imageHosts } from '../../parts/sale-settings.ts';

const deps = { ...staffDealDependencies(), imageHosts: imageHosts(), images: images() };

/** Creates a draft with its stock. A repeated call returns the same deal. */
export const handler = endpoint(operation, async ({ body, caller, origin, idempotencyKey }) => {
  const deal = await createDeal(deps, { body, actor: actorOf(caller, origin), idempotencyKey });
  const { body: created, headers } = withVersion(deal);
  return { status: 201, body: created, headers: { ...headers, location: `/v1/admin/deals/${deal.id}` } };
});
