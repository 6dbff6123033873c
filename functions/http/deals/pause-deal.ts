import { pauseDeal } from '../../../lib/contract/operations/admin-deals.ts';
import { takeStep } from '../../../lib/deals/take-step.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from './answer.ts';
import { dealDependencies } from './dependencies.ts';

const deps = dealDependencies();

/** Stops selling until the deal is resumed. */
export const handler = endpoint(pauseDeal, async ({ params, caller }) =>
  withVersion(await takeStep(deps, { dealId: params.dealId, step: 'pause', staff: requireStaff(caller) })),
);
