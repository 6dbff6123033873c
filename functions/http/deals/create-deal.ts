import { createDeal as operation } from '../../../lib/contract/operations/admin-deals.ts';
import { createDeal } from '../../../lib/deals/create-deal.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from './answer.ts';
import { dealDependencies } from './dependencies.ts';

const deps = dealDependencies();

/** Creates a draft with its stock; a repeated call answers the same deal. */
export const handler = endpoint(operation, async ({ body, caller, idempotencyKey }) => {
  const deal = await createDeal(deps, { body, staff: requireStaff(caller), idempotencyKey });
  const { body: created, headers } = withVersion(deal);
  return { status: 201, body: created, headers: { ...headers, location: `/v1/admin/deals/${deal.id}` } };
});
