import { approvalHours } from '../contract/approval.ts';
import { type WorkCounts, workCountMost } from '../contract/work-counts.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import type { StatusCount } from '../platform/status-list.ts';

/** The lists whose items wait for staff. Each counts the items in one status, up to a bound. */
export interface WorkLists {
  readonly approvals: { readonly count: StatusCount };
  readonly riskReviews: { readonly count: StatusCount };
  readonly disputes: { readonly count: StatusCount };
  readonly failedRefunds: { readonly count: StatusCount };
}

/** Counts what waits for staff: one query a list, which reads at most one item more than the bound. */
export async function countWork(lists: WorkLists, { clock }: { readonly clock: Clock }): Promise<WorkCounts> {
  const now = clock.now();
  const most = workCountMost;
  const [approvals, riskReviews, disputes, failedRefunds] = await Promise.all([
    // An expired request is still pending in its record.
    lists.approvals.count('pending', { most, since: now - approvalHours * 3_600_000 + 1 }),
    lists.riskReviews.count('open', { most }),
    lists.disputes.count('open', { most }),
    lists.failedRefunds.count('failed', { most }),
  ]);
  return { approvals, riskReviews, disputes, failedRefunds, countedAt: toInstant(now) };
}
