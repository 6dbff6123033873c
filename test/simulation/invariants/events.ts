import type { World } from '../world/world.ts';

/**
 * Each refused card is counted once, by whichever way we hear of it first: a look at Stripe, or an event, of which
 * there may be copies.
 */
export function eventsCountOnce(world: World): void {
  for (const { id: bookingId, declines, refusals = [] } of world.paymentRecords()) {
    if (declines !== refusals.length || new Set(refusals).size !== declines)
      world.violated(
        `refused cards are miscounted: ${bookingId} counts ${declines} of ${refusals.join(', ')}`,
      );
    for (const told of world.refusalsDealtWith(bookingId))
      if (!refusals.includes(told)) world.violated(`a refused card is not counted: ${told} of ${bookingId}`);
  }
}
