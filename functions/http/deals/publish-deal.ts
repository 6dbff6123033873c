import { publishDeal } from '../../../lib/contract/operations/admin-deals.ts';
import { takeStep } from '../../../lib/deals/take-step.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from './answer.ts';
import { dealDependencies } from './dependencies.ts';

const deps = dealDependencies();

/** Makes a draft public: it is scheduled, or live when its window is open. */
export const handler = endpoint(publishDeal, async ({ params, caller }) =>
  withVersion(await takeStep(deps, { dealId: params.dealId, step: 'publish', staff: requireStaff(caller) })),
);
