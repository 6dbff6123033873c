import type { Shop } from '../world/shop.ts';
import type { World } from '../world/world.ts';

/** Nobody has more than the limit, and no tally says less than what the buyer's bookings say. */
export function limitsHold(world: World, { limit }: Shop): void {
  if (limit === undefined) return;
  const counts = new Map(world.limitCounts().map(({ pk, booked }) => [pk, booked]));
  for (const [buyerId, records] of Map.groupBy(world.bookingRecords(), (record) => record.buyerId)) {
    const units = records
      .filter(({ status, unitsKept }) => status === 'held' || status === 'confirmed' || unitsKept)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (units > limit) world.violated(`over the limit: ${buyerId} has ${units} of ${limit}`);
    const counted = counts.get(buyerId) ?? 0;
    if (counted < units)
      world.violated(`the tally of a limit is too low: ${buyerId} has ${units}, counted ${counted}`);
  }
}
