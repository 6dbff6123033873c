import Stripe from 'stripe';
import { AppError } from '../platform/errors.ts';
import { type StripeEvent, stripeEvents } from './stripe-event.ts';

/** An event that is signed for a moment further away than this may be a copy that somebody kept, or keeps for later. */
const toleranceSeconds = 300;

/**
 * Reads an event of Stripe's that was signed with our endpoint's secret, over the body exactly as it came.
 * @throws AppError `invalid_request` when it was not, or its moment is too far away.
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
    if (secondsAhead(signature, receivedAt) > toleranceSeconds)
      throw new AppError('invalid_request', 'The signature is of a moment that has not come yet.');
    return stripeEvents.received.parse(event);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // The cause quotes the body.
    if (cause instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new AppError('invalid_request', 'The signature does not fit the body, or is too old.');
    throw new AppError('invalid_request', 'This is no event of Stripe.');
  }
}

/** Stripe's package refuses what is too old, and takes what is too new. */
const secondsAhead = (signature: string | undefined, receivedAt: number): number =>
  Number(/(?:^|,)t=(\d+)/.exec(signature ?? '')?.[1] ?? 0) - receivedAt / 1_000;
