import type Stripe from 'stripe';

/** The fields under Stripe's `error`. The intent and the payment method are whole objects. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  setup_intent?: Stripe.SetupIntent;
}

/** A failed request: a status, and an error that the SDK turns into an exception. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly error: ErrorBody;
  constructor(status: number, error: ErrorBody) {
    super(error.message);
    this.name = 'StripeFailure';
    this.status = status;
    this.error = error.code
      ? { doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}`, ...error }
      : error;
  }
}

/** A refused request: 400, with the fields of Stripe's reference for the case. */
export const invalid = (message: string, rest: Partial<ErrorBody> = {}): StripeFailure =>
  new StripeFailure(400, { type: 'invalid_request_error', message, ...rest });

/**
 * An unknown id: 404 when it is in the path, 400 when it is a parameter.
 * @see https://docs.stripe.com/error-codes#resource-missing
 */
export const missing = (what: string, id: string, param: string, status = 404): StripeFailure =>
  new StripeFailure(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param,
  });
