import type { BookingId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';

/** The facts of a PaymentIntent that we need. @see https://docs.stripe.com/payments/paymentintents/lifecycle */
export interface Intent {
  readonly id: string;
  readonly clientSecret: string;
  readonly status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'requires_capture'
    | 'succeeded'
    | 'canceled';
  /** Stripe's id of the intent's customer. */
  readonly customer?: string;
  /** The charge that a bank refused last, until another one is tried. */
  readonly refusal?: string;
  /** Why the bank refused it. */
  readonly failure?: PaymentFailure;
}

export interface IntentRequest {
  readonly amount: Money;
  readonly metadata: Readonly<Record<string, string>>;
  readonly email?: string;
  readonly customer?: string;
  readonly saveMethod?: true;
  readonly methodId?: string;
}

/** Details that a buyer may still change after beginning a payment. An intent gets a customer once. */
export interface IntentChange {
  readonly email?: string;
  readonly customer?: string;
  readonly saveMethod?: boolean;
}

export interface ProviderRefund {
  readonly stripeId: string;
  readonly status: 'sent' | 'failed';
}

/** A refund as Stripe lists it. Minor units of the payment's currency. */
export interface RefundAtStripe extends ProviderRefund {
  /** Our id, when we made it. */
  readonly refundId?: string;
  readonly amountMinor: number;
}

/** A dispute as Stripe lists it. */
export interface DisputeAtStripe {
  readonly id: string;
  readonly amountMinor: number;
  readonly reason: string;
  readonly status: string;
  readonly dueBy?: number;
  readonly openedAt: number;
  readonly withdrawnMinor: number;
  readonly reinstatedMinor: number;
  /** Whether Stripe would refund the payment meanwhile. */
  readonly refundable: boolean;
}

/**
 * Stripe, in the form that use-cases need. Every call with an effect has a key that belongs to the effect and not to
 * the attempt, so a repetition has no further effect.
 */
export interface PaymentProvider {
  createIntent(request: IntentRequest, key: string): Promise<Intent>;
  getIntent(id: string): Promise<Intent>;
  /** Changes an intent that waits for its buyer. `changed` when it does not. Absent fields stay. */
  updateIntent(id: string, change: IntentChange): Promise<Intent>;
  /** Pays with the intent's saved method. A refusal of the card is not an error. */
  confirmIntent(id: string, key: string): Promise<Intent>;
  captureIntent(id: string, key: string): Promise<Intent>;
  cancelIntent(id: string, key: string): Promise<Intent>;
  refund(
    request: { intentId: string; amount: Money; refundId: string; bookingId: string },
    key: string,
  ): Promise<ProviderRefund>;
  /** Returns the refund with this id of ours, if Stripe has made it. */
  findRefund(intentId: string, refundId: string): Promise<ProviderRefund | undefined>;
  listRefunds(intentId: string): Promise<RefundAtStripe[]>;
  listDisputes(intentId: string): Promise<DisputeAtStripe[]>;
  /** Returns the booking of an intent. Undefined when the intent is not ours. */
  findBooking(intentId: string): Promise<BookingId | undefined>;
}

/**
 * `changed`: the intent is in another state; read it again · `busy`: too many requests, or the same one is running ·
 * `broken`: Stripe failed, and repeats that answer for this key · `unknown`: no answer came; repeat with the same key ·
 * `refused`: Stripe will never do this · `gone`: Stripe has no such customer (any more).
 */
export type ProviderFailure = 'changed' | 'busy' | 'broken' | 'unknown' | 'refused' | 'gone';

export class ProviderError extends Error {
  readonly failure: ProviderFailure;

  constructor(failure: ProviderFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ProviderError';
    this.failure = failure;
  }
}

export const failureOf = (error: unknown): ProviderFailure | undefined =>
  error instanceof ProviderError ? error.failure : undefined;
