import type { BookingRecord } from '../bookings/booking.ts';
import type { Intent } from '../stripe/provider.ts';
import type { PaymentRecord } from './payment.ts';

/** The next step of a payment; each is one effect, and may be taken again without harm. */
export type PaymentStep =
  /** Nothing to do until somebody acts. */
  | 'wait'
  /** Nothing will change any more. */
  | 'done'
  /** Ask Stripe for the PaymentIntent. */
  | 'create'
  /** A bank has refused a card, and it is not counted yet. */
  | 'count_refusal'
  /** Pay with the saved method. */
  | 'charge_saved'
  /** The saved method did not do it: the buyer has to go on by themselves. */
  | 'hand_over'
  /** The bank has agreed: lock the held booking, so that nobody releases it. */
  | 'lock'
  /** The bank agreed after the hold was released: take units again, and lock. */
  | 'retake'
  /** Take the money. */
  | 'capture'
  /** The money is taken: confirm the booking and enter it into the ledger. */
  | 'confirm'
  /** Let the PaymentIntent go, with whatever the bank has agreed to. */
  | 'void'
  /** Record that nothing was taken. */
  | 'close'
  /** The bank's agreement is gone: unlock the booking. */
  | 'unlock'
  /** Money was taken and the units are gone: enter it, and give it back. */
  | 'return'
  /** Send a refund that was asked for. */
  | 'refund';

/** So many refused cards on one booking are a test of stolen ones. */
export const maxDeclines = 10;

/** Whether the payment is let go for its refused cards, or for those of its buyer. */
export const isTested = ({ declines, stopped }: Pick<PaymentRecord, 'declines' | 'stopped'>): boolean =>
  declines >= maxDeclines || stopped === true;

/** Whether a bank's refusal is counted in the payment. */
export const isCounted = ({ refusals = [] }: Pick<PaymentRecord, 'refusals'>, refusal: string): boolean =>
  refusals.includes(refusal);

export interface PaymentView {
  readonly payment: PaymentRecord;
  readonly booking: Pick<BookingRecord, 'status' | 'holdExpiresAt' | 'payment'>;
  /** Absent before there is one. */
  readonly intent: Pick<Intent, 'status' | 'refusal'> | undefined;
}

/**
 * What to do next, whoever asks: a webhook, the app, the reconciler. It depends on how things are and not on what was
 * heard, so messages may come late, twice, in any order, or not at all.
 */
export function decideStep({ payment, booking, intent }: PaymentView): PaymentStep {
  switch (payment.status) {
    case 'creating':
      // Even when the hold is over: Stripe may have made the intent, and only its id lets us void it.
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

/** Whether deciding needs to know how the intent stands: Stripe is asked only then. */
export const needsIntent = ({ status }: Pick<PaymentRecord, 'status'>): boolean =>
  status === 'open' || status === 'capturing';

/** Whether nothing is left to do, whatever Stripe says: it is asked no more. */
export const isSettled = (payment: PaymentRecord): boolean =>
  payment.status === 'voided' ||
  ((payment.status === 'captured' || payment.status === 'returned') && !hasRequestedRefund(payment));

/**
 * Whether all that an open payment can do after a refused card is wait for another one. Stripe need not be asked then:
 * who tries one card after the other would make us ask for each.
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
  if (refusal !== undefined && !isCounted(payment, refusal)) return 'count_refusal';
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

/** What to do when no units are left for a payment that came after its hold: no money may stay. */
export const withoutUnits = ({ status }: Pick<Intent, 'status'>): 'void' | 'return' =>
  status === 'succeeded' ? 'return' : 'void';
