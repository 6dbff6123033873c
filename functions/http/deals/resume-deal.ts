import { resumeDeal as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { takeStep } from '../../../lib/deals/take-step.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { staffDealDependencies } from '../../parts/deals.ts';

const deps = staffDealDependencies();

/** Resumes the sale after a pause. */
export const handler = endpoint(operation, async ({ params, caller, origin }) =>
  withVersion(
    await takeStep(deps, { dealId: params.dealId, step: 'resume', actor: actorOf(caller, origin) }),
  ),
);
