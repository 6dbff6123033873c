import { approvedDeed, type Permit } from '../approvals/permit.ts';
import type { Deed } from '../audit/entry.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingChange } from '../bookings/booking-writes.ts';
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
import type { PaymentRepository } from '../payments/repository.ts';
import type { StepDeps } from '../payments/step.ts';
import type { ConfirmOutcome } from '../payments/step-outcome.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { Refundable } from './decide-refund.ts';

interface Given {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
}

/** What a decision about a refund looks at. */
export const refundable = ({ payment, booking }: Given): Refundable => ({
  status: payment.status,
  booking,
  leftMinor: leftMinor(payment),
  disputed: isDisputed(payment),
  stepMinor: stepOf(purchaseOf(payment).amount.currency),
});

export interface RefundWish {
  readonly refund: Omit<Refund, 'status' | 'requestedAt'>;
  /** What becomes of the booking; it stays as it is when left out. */
  readonly to?: RecordedStatus | undefined;
  readonly returnUnits: boolean;
  /** Why the system cancels, when it does. */
  readonly cancellation?: Cancellation | undefined;
  readonly audit?: ((deed: Deed) => TransactItem) | undefined;
  /** Of the member of staff who asks for it. */
  readonly permit?: Permit | undefined;
}

/**
 * Records that money is to go back, together with what that means for the booking and its units: all of it or nothing.
 * Settling the payment then sends it.
 */
export async function requestRefund(
  deps: Pick<StepDeps, 'clock'> & { readonly payments: Pick<PaymentRepository, 'take' | 'giveUp'> },
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
  const change: BookingChange = {
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

/** What staff did to a payment. */
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
