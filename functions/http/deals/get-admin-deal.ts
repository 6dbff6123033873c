import { getAdminDeal as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { readDeal } from '../../../lib/deals/read-deal.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { dealDependencies } from '../../parts/deals.ts';

const deps = dealDependencies();

/** Returns one deal in any state, as it is now. */
export const handler = endpoint(operation, async ({ params, caller }) =>
  withVersion(await readDeal(deps, params.dealId, requireStaff(caller))),
);
