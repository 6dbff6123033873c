import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { World } from '../world/world.ts';

/** At most one live PaymentIntent a booking, and money is taken only while its booking is held and locked. */
export function watchIntents(world: World): void {
  const bookingOf = (id: string): BookingRecord | undefined =>
    world.bookingRecords().find((record) => record.id === id);
  world.watchEvents(({ type, data }) => {
    const intent = world.intents.all().find(({ id }) => id === data.object.id);
    if (!intent) return;
    if (type === 'payment_intent.created' && world.intents.live(intent.bookingId).length > 1)
      world.violated(`two live PaymentIntents for one booking: ${intent.bookingId}`);
    if (type !== 'payment_intent.succeeded') return;
    const booking = bookingOf(intent.bookingId);
    if (booking?.status !== 'held' || booking.payment?.status !== 'capturing')
      world.violated(
        `captured while the booking was not held and locked: ${intent.bookingId} is ${booking?.status}, payment ${booking?.payment?.status}`,
      );
  });
}

/** Nobody's bank keeps money aside, and no payment waits for somebody. */
export function nothingLeftOpen(world: World): void {
  for (const { id, status, authorized } of world.double.books().paymentIntents)
    if (authorized > 0) world.violated(`an authorization is left open: ${id} ${status}`);
  // Stripe was asked, and refused for good: no buyer can do anything about a customer who is gone.
  for (const payment of world.paymentRecords())
    if (payment.status === 'voided' && payment.intentId === undefined)
      world.violated(`nobody could pay: ${payment.id}`);
    else if (!['captured', 'voided', 'returned'].includes(payment.status))
      world.violated(`a payment is left open: ${payment.id} ${payment.status}`);
}
