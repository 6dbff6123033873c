import Stripe from 'stripe';
import { AppError } from '../../platform/errors.ts';
import { type StripeEvent, stripeEvent } from './stripe-event.ts';

/** An event older than this may be a copy that somebody kept. */
const toleranceSeconds = 300;

/**
 * Reads an event of Stripe's that was signed with our endpoint's secret, over the body exactly as it came.
 * @throws AppError `invalid_request` when it was not, or is too old.
 * @see https://docs.stripe.com/webhooks#verify-manually
 */
export function readStripeEvent(
  body: Buffer,
  { signature, secret, receivedAt }: { signature: string | undefined; secret: string; receivedAt: number },
): StripeEvent {
  try {
    const event = Stripe.webhooks.constructEvent(
      body,
      signature ?? '',
      secret,
      toleranceSeconds,
      undefined,
      receivedAt,
    );
    return stripeEvent.parse(event);
  } catch (cause) {
    // The cause quotes the body.
    if (cause instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new AppError('invalid_request', 'The signature does not fit the body, or is too old.');
    throw new AppError('invalid_request', 'This is no event of Stripe.');
  }
}
