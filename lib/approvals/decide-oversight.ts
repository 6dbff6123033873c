import type { Act } from './act.ts';
import type { OversightPolicy } from './oversight-policy.ts';

/** The requirements of an act on the member of staff who does it. */
export interface OversightDecision {
  /** A sign-in a short while ago. */
  readonly stepUp: boolean;
  /** A colleague. */
  readonly approval: boolean;
  /** It takes what this member gave back today above what they may give back alone. */
  readonly overDay: boolean;
}

const above = (minor: number, limit: number | null): boolean => limit !== null && minor > limit;

/**
 * Decides what an act requires, by what it does: whichever operation it comes through.
 * @param todayMinor what this member gave back today in this currency, before this
 */
export function decideOversight(act: Act, policy: OversightPolicy, todayMinor: number): OversightDecision {
  const { refund, refundsADay, approvePriceChanges, approveExports } = policy;
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
      return { stepUp: true, approval: approveExports, overDay: false };
    case 'policy_change':
      return { stepUp: true, approval: false, overDay: false };
  }
}

/**
 * How much a member may have given back today after this act, in minor units: whoever gave back something in the
 * meantime is looked at again. No bound for what a colleague approved.
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
