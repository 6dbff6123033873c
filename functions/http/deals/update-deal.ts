import { updateDeal as operation } from '../../../lib/contract/operations/admin-deals.ts';
import { updateDeal } from '../../../lib/deals/update-deal.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from './answer.ts';
import { dealDependencies } from './dependencies.ts';

const deps = dealDependencies();

/** Changes a deal that nobody changed since the caller read it. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller }) =>
  withVersion(
    await updateDeal(deps, { dealId: params.dealId, patch: body, ifMatch, staff: requireStaff(caller) }),
  ),
);
