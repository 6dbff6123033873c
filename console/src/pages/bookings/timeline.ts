import type { Dispute, LedgerEntry, Money, RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';

/** The kinds of what happens to a booking. Each has a text. */
export type StepKind =
  | 'placed'
  | 'held'
  | 'holdExtended'
  | 'rejected'
  | 'expired'
  | 'cancelled'
  | 'refunded'
  | 'confirmed'
  | 'paymentBegun'
  | 'declined'
  | 'paid'
  | 'deposit'
  | 'refundRequested'
  | 'refundSent'
  | 'refundFailed'
  | 'refundSettled'
  | 'disputeOpened'
  | 'disputeDue'
  | 'disputeWithdrawn'
  | 'disputeWon';

export interface Step {
  readonly kind: StepKind;
  readonly at: string;
  /** It lies in the future: a deadline. */
  readonly isAhead: boolean;
  readonly amount?: Money;
  /** Free text of staff or of a bank. */
  readonly note?: string;
  /** Why a bank refused. */
  readonly refusal?: NonNullable<StaffPayment['lastRefusal']>['reason'];
  /** Its instant is the latest that it can have been. */
  readonly isBy?: true;
}

const ofLedger: Readonly<Record<string, StepKind>> = {
  capture: 'paid',
  deposit: 'deposit',
  refund: 'refundSent',
  deposit_returned: 'refundSent',
  refund_failed: 'refundFailed',
  deposit_return_failed: 'refundFailed',
  refund_settled: 'refundSettled',
  deposit_settled: 'refundSettled',
  dispute: 'disputeWithdrawn',
  dispute_won: 'disputeWon',
};

const isOpen = ({ status }: Dispute) => status === 'needs_response' || status === 'warning_needs_response';

/** Returns what happened to a booking, and what is due, in order of time. */
export function timelineOf(booking: RecordedBooking, payment: StaffPayment | undefined, now: string): Step[] {
  const steps: Omit<Step, 'isAhead'>[] = [
    { kind: 'placed', at: booking.createdAt, amount: booking.total },
    ...(booking.holdExtendedAt ? [{ kind: 'holdExtended' as const, at: booking.holdExtendedAt }] : []),
    ...(booking.holdExpiresAt ? [{ kind: 'held' as const, at: booking.holdExpiresAt }] : []),
    ...(payment ? stepsOfPayment(payment) : []),
    ...endOf(booking),
  ];
  return steps
    .map((step) => ({ ...step, isAhead: step.at > now }))
    .toSorted((one, other) => one.at.localeCompare(other.at));
}

function stepsOfPayment({
  createdAt,
  amount,
  refunds,
  disputes,
  ledger,
  lastRefusal,
}: StaffPayment): Omit<Step, 'isAhead'>[] {
  return [
    { kind: 'paymentBegun', at: createdAt, amount },
    ...(lastRefusal ? [{ kind: 'declined' as const, at: lastRefusal.at, refusal: lastRefusal.reason }] : []),
    ...ledger.flatMap((entry) => {
      const kind = ofLedger[entry.kind];
      return kind ? [{ kind, at: entry.at, amount: moved(entry) }] : [];
    }),
    ...refunds.map((refund) => ({
      kind: 'refundRequested' as const,
      ...{ at: refund.requestedAt, amount: refund.amount, note: refund.reason },
    })),
    // A refund that Stripe refused never moved money, so the ledger does not know of it.
    ...refunds.flatMap(({ failure, failedAt, amount: back }) =>
      failure === 'refused' && failedAt
        ? [{ kind: 'refundFailed' as const, at: failedAt, amount: back }]
        : [],
    ),
    ...disputes.flatMap((dispute) => [
      { kind: 'disputeOpened' as const, at: dispute.openedAt, amount: dispute.amount },
      ...(dispute.dueBy && isOpen(dispute) ? [{ kind: 'disputeDue' as const, at: dispute.dueBy }] : []),
    ]),
  ];
}

/** An old record has no instant of its end; its last change is the latest that the end can have been. */
function endOf({ status, confirmedAt, endedAt, updatedAt, total }: RecordedBooking): Omit<Step, 'isAhead'>[] {
  switch (status) {
    case 'rejected':
    case 'expired':
    case 'cancelled':
    case 'refunded':
      return [
        { kind: status, at: endedAt ?? updatedAt, ...(endedAt === undefined && { isBy: true as const }) },
      ];
    case 'confirmed':
      return total.amountMinor === 0 ? [{ kind: 'confirmed', at: confirmedAt ?? updatedAt }] : [];
    default:
      return [];
  }
}

/** The amount that an entry moves: what its lines gain. */
const moved = ({ lines, currency }: LedgerEntry): Money => ({
  amountMinor: lines.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0),
  currency,
});
