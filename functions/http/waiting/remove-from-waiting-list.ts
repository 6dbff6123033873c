import { removeFromWaitingList as operation } from '../../../lib/contract/operations/waiting-for-staff.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { removeFromLine } from '../../../lib/waiting/leave-line.ts';
import { audit } from '../../parts/audit.ts';
import { deals } from '../../parts/deals.ts';
import { waiting } from '../../parts/waiting.ts';

const deps = { deals: deals(), waiting: waiting(), audit: audit(), clock, random };

/** Takes a buyer out of the line of a deal, for callers who may see the deal. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => {
  await findDeal(deps, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  await removeFromLine(deps, actorOf(caller, origin), { ...params, ...body });
  return { status: 204, body: undefined };
});
