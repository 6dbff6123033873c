import { declineCounts } from '../../lib/abuse/declines.ts';
import { markLog } from '../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../lib/abuse/note-lapsed.ts';
import { readAbusePolicy } from '../../lib/abuse/policy.ts';
import { riskReviewRepository } from '../../lib/abuse/risk-review-repository.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { dynamo, tableAt } from './dynamo.ts';

export const abusePolicy = /* @__PURE__ */ lazy(
  () => readEnvironment({ ABUSE_POLICY: readAbusePolicy }).ABUSE_POLICY,
);

/** The counts that containers share. */
export const shared = /* @__PURE__ */ lazy(() => sharedCounts(dynamo(), tableAt('ABUSE_TABLE')));

/** The mishaps of buyers and devices. */
export const marks = /* @__PURE__ */ lazy(() => markLog(dynamo(), tableAt('ABUSE_TABLE'), { clock, random }));

/** Records the buyers of lapsed holds. */
export const noteLapsed = /* @__PURE__ */ lazy(() => noteLapsedIn(marks()));

/** The counts of refused cards. */
export const declines = /* @__PURE__ */ lazy(() =>
  declineCounts({ shared: shared(), policy: abusePolicy().declines, clock }),
);

/** The orders for staff to review. */
export const riskReviews = /* @__PURE__ */ lazy(() => riskReviewRepository(dynamo(), tableAt('ABUSE_TABLE')));
