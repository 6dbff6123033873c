import type { BookingRecord } from '../bookings/booking.ts';
import type { Intent } from '../stripe/provider.ts';
import type { PaymentRecord } from './payment.ts';

/** The next step of a payment. Each is one effect, and may be repeated without harm. */
export type PaymentStep =
  /** Wait until the buyer or another process acts. */
  | 'wait'
  /** The payment is final. */
  | 'done'
  /** Create the PaymentIntent at Stripe. */
  | 'create'
  /** Count a card that a bank has refused. */
  | 'count_refusal'
  /** Pay with the saved method. */
  | 'charge_saved'
  /** Return the payment to the buyer, because the saved method did not work. */
  | 'hand_over'
  /** The bank has agreed. Lock the held booking, so that no process releases it. */
  | 'lock'
  /** The bank agreed after the hold was released. Take units again, and lock. */
  | 'retake'
  /** Capture the money. */
  | 'capture'
  /** The money is captured. Confirm the booking and enter it into the ledger. */
  | 'confirm'
  /** Void the PaymentIntent, and release the bank's authorization. */
  | 'void'
  /** Record that nothing was captured. */
  | 'close'
  /** The bank's authorization is gone. Unlock the booking. */
  | 'unlock'
  /** The money was captured and the units are gone. Enter it, and refund it. */
  | 'return'
  /** Send a requested refund. */
  | 'refund';

/** This many refused cards on one booking mean that stolen cards are being tested. */
export const maxDeclines = 10;

/** Returns whether the payment is voided for its refused cards, or for those of its buyer. */
export const isTested = ({ declines, stopped }: Pick<PaymentRecord, 'declines' | 'stopped'>): boolean =>
  declines >= maxDeclines || stopped === true;

/** Returns whether the payment has counted a bank's refusal. */
export const isRefusalCounted = (
  { refusals = [] }: Pick<PaymentRecord, 'refusals'>,
  refusal: string,
): boolean => refusals.includes(refusal);

export interface PaymentView {
  readonly payment: PaymentRecord;
  readonly booking: Pick<BookingRecord, 'status' | 'holdExpiresAt' | 'payment'>;
  /** Absent before there is one. */
  readonly intent: Pick<Intent, 'status' | 'refusal'> | undefined;
}

/**
 * Decides the next step, for every caller: a webhook, the app, the reconciler. It depends on the current state and not
 * on messages. Messages may therefore come late, twice, in any order, or not at all.
 */
export function decidePaymentStep({ payment, booking, intent }: PaymentView): PaymentStep {
  switch (payment.status) {
    case 'creating':
      // Even when the hold has expired: Stripe may have created the intent, and only its id lets us void it.
      return 'create';
    case 'open':
      return intent ? decideOpen(payment, booking, intent) : 'wait';
    case 'capturing':
      return decideLocked(intent);
    case 'captured':
    case 'returned':
      return hasRequestedRefund(payment) ? 'refund' : 'done';
    case 'voided':
      return 'done';
  }
}

/** Returns whether the decision needs the state of the intent. Stripe is asked only then. */
export const needsIntent = ({ status }: Pick<PaymentRecord, 'status'>): boolean =>
  status === 'open' || status === 'capturing';

/** Returns whether the payment is finished, whatever Stripe's state is. Stripe is not asked any more. */
export const isSettled = (payment: PaymentRecord): boolean =>
  payment.status === 'voided' ||
  ((payment.status === 'captured' || payment.status === 'returned') && !hasRequestedRefund(payment));

/**
 * Returns whether an open payment can only wait for another card after a refused one. Stripe need not be asked then.
 * Otherwise a buyer who tries many cards would cause a request for each.
 */
export const waitsForAnotherCard = ({ payment, booking }: Omit<PaymentView, 'intent'>): boolean =>
  payment.status === 'open' &&
  payment.methodId === undefined &&
  booking.status === 'held' &&
  !isTested(payment);

function decideOpen(
  payment: PaymentRecord,
  booking: PaymentView['booking'],
  { status, refusal }: Pick<Intent, 'status' | 'refusal'>,
): PaymentStep {
  const held = booking.status === 'held';
  if (refusal !== undefined && !isRefusalCounted(payment, refusal)) return 'count_refusal';
  switch (status) {
    case 'canceled':
      return 'close';
    case 'processing':
      return 'wait';
    case 'requires_capture':
      return held ? 'lock' : booking.status === 'expired' ? 'retake' : 'void';
    case 'succeeded':
      return held ? 'lock' : booking.status === 'expired' ? 'retake' : 'return';
    case 'requires_confirmation':
      if (held && payment.methodId !== undefined) return 'charge_saved';
      return held ? 'wait' : 'void';
    case 'requires_payment_method':
    case 'requires_action':
      if (!held || isTested(payment)) return 'void';
      return payment.methodId === undefined ? 'wait' : 'hand_over';
  }
}

function decideLocked(intent: PaymentView['intent']): PaymentStep {
  switch (intent?.status) {
    case 'requires_capture':
      return 'capture';
    case 'succeeded':
      return 'confirm';
    case 'canceled':
      return 'unlock';
    default:
      return 'wait';
  }
}

const hasRequestedRefund = ({ refunds = {} }: PaymentRecord): boolean =>
  Object.values(refunds).some(({ status }) => status === 'requested');

/** Decides when no units are left for a payment that came after its hold. All money must go back. */
export const withoutUnits = ({ status }: Pick<Intent, 'status'>): 'void' | 'return' =>
  status === 'succeeded' ? 'return' : 'void';
