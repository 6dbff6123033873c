import type { World } from '../world/world.ts';

/** Each refused card is counted once, however often Stripe tells of it: every event that was dealt with, and no copy. */
export function eventsCountOnce(world: World): void {
  for (const { bookingId, declines } of world.paymentRecords()) {
    const told = world.declinesDealtWith(bookingId);
    if (declines !== told)
      world.violated(`refused cards are miscounted: ${bookingId} counts ${declines}, Stripe told of ${told}`);
  }
}
