import type { Act } from './act.ts';
import type { OversightPolicy } from './oversight-policy.ts';

/** The requirements for an act, which apply to the member of staff who performs it. */
export interface OversightDecision {
  /** Requires a recent sign-in. */
  readonly stepUp: boolean;
  /** Requires a colleague's approval. */
  readonly approval: boolean;
  /** The act exceeds the sum that this member may refund alone in a day. */
  readonly overDay: boolean;
}

const above = (minor: number, limit: number | null): boolean => limit !== null && minor > limit;

/**
 * Decides the requirements for an act. Only the act counts, not the operation that it comes through.
 * @param todayMinor the member's refunds of today in this currency, before this act
 */
export function decideOversight(act: Act, policy: OversightPolicy, todayMinor: number): OversightDecision {
  const { refund, refundsADay, approvePriceChanges, approveExports, approveDeletions } = policy;
  switch (act.kind) {
    case 'refund': {
      const ofBooking = act.refundedMinor + act.amount.amountMinor;
      const ofDay = todayMinor + act.amount.amountMinor;
      const overDay = above(ofDay, refundsADay.approvalMinor);
      return {
        stepUp: ofBooking > refund.stepUpMinor || ofDay > refundsADay.stepUpMinor,
        approval: overDay || above(ofBooking, refund.approvalMinor),
        overDay,
      };
    }
    case 'call_off':
      return { stepUp: true, approval: above(act.amount.amountMinor, refund.approvalMinor), overDay: false };
    case 'price_change':
      return { stepUp: true, approval: approvePriceChanges, overDay: false };
    case 'export':
    case 'customer_export':
      return { stepUp: true, approval: approveExports, overDay: false };
    case 'customer_deletion':
      return { stepUp: true, approval: approveDeletions || !act.byAdmin, overDay: false };
    case 'policy_change':
      return { stepUp: true, approval: false, overDay: false };
  }
}

/**
 * Returns the highest sum of the day's refunds after this act, in minor units. A concurrent refund above it makes the
 * transaction fail, and the decision runs again. An approved act has no bound.
 */
export function dayBound(
  { refundsADay }: OversightPolicy,
  { recent, approved }: { readonly recent: boolean; readonly approved: boolean },
): number | null {
  if (approved) return null;
  const most = refundsADay.approvalMinor;
  if (recent) return most;
  return Math.min(refundsADay.stepUpMinor, most ?? Number.POSITIVE_INFINITY);
}
