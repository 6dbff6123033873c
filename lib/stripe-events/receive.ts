import Stripe from 'stripe';
import { AppError } from '../platform/errors.ts';
import type { RefusalReason } from './event-record.ts';
import { type StripeEvent, stripeEvents } from './stripe-event.ts';

/** The largest difference between an event's signing time and now. An event beyond it may be a replayed copy. */
const toleranceSeconds = 300;

/** A request that is no event of Stripe's, and why. */
export class RefusedEvent extends AppError {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super('invalid_request', message);
    this.reason = reason;
  }
}

/**
 * Reads an event that Stripe signed with our endpoint's secret, over the unchanged body.
 * @throws RefusedEvent for a wrong signature, or a signing time that is too far away.
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
      throw new RefusedEvent('future', 'The time of the signature is in the future.');
    return stripeEvents.received.parse(event);
  } catch (cause) {
    if (cause instanceof RefusedEvent) throw cause;
    // The cause quotes the body.
    if (cause instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new RefusedEvent('signature', 'The signature does not match the body, or is too old.');
    throw new RefusedEvent('not_an_event', 'The body is not an event of Stripe.');
  }
}

/** Stripe's package refuses old signing times, and accepts future ones. */
const secondsAhead = (signature: string | undefined, receivedAt: number): number =>
  Number(/(?:^|,)t=(\d+)/.exec(signature ?? '')?.[1] ?? 0) - receivedAt / 1_000;
