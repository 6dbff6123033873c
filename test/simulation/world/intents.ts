import { bookingIdOf, type StripeEvent } from '../../../lib/stripe-events/stripe-event.ts';

/** A PaymentIntent as the double's events tell of it. */
export interface KnownIntent {
  readonly id: string;
  readonly bookingId: string;
  status: string;
  /** Made by a request that Stripe answered with a 500: nobody can learn its id by asking again. */
  readonly unknowable: boolean;
}

/** The PaymentIntents, as they stand at this moment. */
export function openIntents() {
  const known = new Map<string, KnownIntent>();
  let hidden = false;
  return {
    hear(event: StripeEvent): void {
      const { id, status } = event.data.object as { id?: string; status?: string };
      const bookingId = bookingIdOf(event);
      if (!event.type.startsWith('payment_intent.') || !id || !bookingId) return;
      const intent = known.get(id) ?? { id, bookingId, status: '', unknowable: hidden };
      intent.status = String(status);
      known.set(id, intent);
    },
    /** What is made meanwhile is known to nobody but Stripe. */
    async unknowable<T>(work: () => Promise<T>): Promise<T> {
      hidden = true;
      try {
        return await work();
      } finally {
        hidden = false;
      }
    },
    all: () => [...known.values()],
    /** Those of a booking that could still take money. */
    live: (bookingId: string) =>
      [...known.values()].filter(
        (intent) =>
          intent.bookingId === bookingId &&
          !intent.unknowable &&
          intent.status !== 'canceled' &&
          intent.status !== 'succeeded',
      ),
  };
}
