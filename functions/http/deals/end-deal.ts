import { endDeal } from '../../../lib/contract/operations/admin-deals.ts';
import { takeStep } from '../../../lib/deals/take-step.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from './answer.ts';
import { dealDependencies } from './dependencies.ts';

const deps = dealDependencies();

/** Ends the deal before its time. */
export const handler = endpoint(endDeal, async ({ params, caller }) =>
  withVersion(await takeStep(deps, { dealId: params.dealId, step: 'end', staff: requireStaff(caller) })),
);
