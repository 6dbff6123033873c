import type { BookingId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';

/** What we need to know of a PaymentIntent. @see https://docs.stripe.com/payments/paymentintents/lifecycle */
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
  /** Stripe's id of the customer that it belongs to. */
  readonly customer?: string;
  /** The charge that a bank refused last, while no other was tried. */
  readonly refusal?: string;
}

export interface IntentRequest {
  readonly amount: Money;
  readonly metadata: Readonly<Record<string, string>>;
  readonly email?: string;
  readonly customer?: string;
  readonly saveMethod?: true;
  readonly methodId?: string;
}

/** Details that a buyer may still change of a payment that they have begun. An intent gets a customer once. */
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
export interface ListedRefund extends ProviderRefund {
  /** Ours, when we made it. */
  readonly refundId?: string;
  readonly amountMinor: number;
}

/** A dispute as Stripe lists it. */
export interface ListedDispute {
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
 * Stripe as the use-cases see it. Every call that has an effect carries a key that belongs to the effect and not to the
 * attempt: repeating it does nothing more.
 */
export interface PaymentProvider {
  createIntent(request: IntentRequest, key: string): Promise<Intent>;
  getIntent(id: string): Promise<Intent>;
  /** Changes an intent that waits for its buyer; `changed` when it does not. Fields that are left out stay. */
  updateIntent(id: string, change: IntentChange): Promise<Intent>;
  /** Pays with the saved method that the intent was made with. A refusal of the card is not an error. */
  confirmIntent(id: string, key: string): Promise<Intent>;
  captureIntent(id: string, key: string): Promise<Intent>;
  cancelIntent(id: string, key: string): Promise<Intent>;
  refund(
    request: { intentId: string; amount: Money; refundId: string; bookingId: string },
    key: string,
  ): Promise<ProviderRefund>;
  /** The refund with this id of ours, if Stripe has made it. */
  findRefund(intentId: string, refundId: string): Promise<ProviderRefund | undefined>;
  listRefunds(intentId: string): Promise<ListedRefund[]>;
  listDisputes(intentId: string): Promise<ListedDispute[]>;
  /** Which booking the intent was made for; undefined when it is none of ours. */
  findBooking(intentId: string): Promise<BookingId | undefined>;
}

/**
 * `changed`: the intent is not where we thought; read it again · `busy`: too many requests, or the same one is under way
 * · `broken`: Stripe failed, and repeats that answer for this key · `unknown`: no answer came; the same key tells
 * · `refused`: Stripe will not do this, however often it is asked · `gone`: it has no such customer (any more).
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
