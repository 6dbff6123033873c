import { approvedDeed, type Permit } from '../approvals/permit.ts';
import type { Deed } from '../audit/entry.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingStep } from '../bookings/booking-writes.ts';
import type { Cancellation, RecordedStatus } from '../contract/booking.ts';
import { stepOf } from '../contract/chargeable.ts';
import {
  isDisputed,
  leftMinor,
  type PaymentRecord,
  purchaseOf,
  type Refund,
  refundedMinor,
  refundsOf,
  takenFacts,
} from '../payments/payment.ts';
import { nextVersion } from '../payments/payment-writes.ts';
import type { RefundRequests } from '../payments/refund-requests.ts';
import type { StepDeps } from '../payments/step.ts';
import type { ConfirmOutcome } from '../payments/step-outcome.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { Refundable } from './decide-refund.ts';

interface Given {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
}

/** The facts that decide a refund. */
export const refundable = ({ payment, booking }: Given): Refundable => ({
  status: payment.status,
  booking,
  leftMinor: leftMinor(payment),
  disputed: isDisputed(payment),
  stepMinor: stepOf(purchaseOf(payment).amount.currency),
});

export interface RefundWish {
  readonly refund: Omit<Refund, 'status' | 'requestedAt'>;
  /** The change of the booking. The default is none. */
  readonly to?: RecordedStatus | undefined;
  readonly returnUnits: boolean;
  /** The system's reason, when the system cancels. */
  readonly cancellation?: Cancellation | undefined;
  readonly audit?: ((deed: Deed) => TransactItem) | undefined;
  /** The member of staff who requests it. */
  readonly permit?: Permit | undefined;
}

/**
 * Records a requested refund, together with the change of the booking and its units, in one transaction. Settling the
 * payment then sends it.
 */
export async function requestRefund(
  deps: Pick<StepDeps, 'clock'> & { readonly payments: Pick<RefundRequests, 'take' | 'giveUp'> },
  { payment, booking }: Given,
  { refund, to, returnUnits, cancellation, audit, permit }: RefundWish,
): Promise<{ readonly outcome: ConfirmOutcome } & Given> {
  const now = deps.clock.now();
  const requested: Refund = { ...refund, status: 'requested', requestedAt: now };
  const after = nextVersion(
    deps,
    { payment, booking },
    { refunds: { ...payment.refunds, [refund.id]: requested } },
  );
  const change: BookingStep = {
    ...(to && { to }),
    payment: takenFacts(after),
    ...(to === 'refunded' && !returnUnits && { unitsKept: true }),
    cancellation,
    now,
  };
  const step = {
    payment: after,
    booking: { from: booking, change },
    audit: audit?.(
      approvedDeed(refundDeed(payment, after, { booking: to ?? booking.status, returnUnits }), permit),
    ),
    permit: permit?.parts,
  };
  const outcome = await (returnUnits ? deps.payments.giveUp(step) : deps.payments.take(step));
  return { outcome, payment: after, booking };
}

/** The audit's entry for an action of staff on a payment. */
const refundDeed = (
  before: PaymentRecord,
  after: PaymentRecord,
  meant: { readonly booking: RecordedStatus; readonly returnUnits: boolean },
): Deed => ({
  subject: { kind: 'payment', id: after.id },
  before: { ...factsOf(before), booking: undefined },
  after: { ...factsOf(after), ...meant },
  at: toInstant(after.updatedAt),
});

const factsOf = (payment: PaymentRecord) => ({
  refundedMinor: refundedMinor(payment),
  refunds: refundsOf(payment).map(({ id, amountMinor, reason }) => ({ id, amountMinor, reason })),
});
