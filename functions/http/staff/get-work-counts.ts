import { riskReviewRepository } from '../../../lib/abuse/risk-review-repository.ts';
import { getWorkCounts as operation } from '../../../lib/contract/operations/staff-work.ts';
import { disputeRepository } from '../../../lib/disputes/dispute-repository.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { failedRefundRepository } from '../../../lib/refunds/failed-refund-repository.ts';
import { countWork } from '../../../lib/staff/count-work.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { approvals } from '../../parts/staff.ts';

const lists = {
  approvals: approvals(),
  riskReviews: riskReviewRepository(dynamo(), tableAt('ABUSE_TABLE')),
  disputes: disputeRepository(dynamo(), tableAt('PAYMENTS_TABLE')),
  failedRefunds: failedRefundRepository(dynamo(), tableAt('PAYMENTS_TABLE')),
};

/** Every open page of the console asks again and again, and gets the same answer. */
const counts = ttlCache({
  ttlMs: 10_000,
  maxEntries: 1,
  clock,
  load: (_: 'house') => countWork(lists, { clock }),
});

/** Counts what waits for staff. */
export const handler = endpoint(operation, async () => ({ status: 200, body: await counts.get('house') }));
