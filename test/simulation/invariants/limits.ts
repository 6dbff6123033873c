import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { Shop } from '../world/shop.ts';
import type { World } from '../world/world.ts';

const isLive = ({ status, unitsKept }: BookingRecord) =>
  status === 'held' || status === 'confirmed' || unitsKept === true;
const unitsOf = (records: readonly BookingRecord[]) =>
  records.filter(isLive).reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * Whoever gets units has no more of them than the limit of that moment allows, a late payment included. What was claimed
 * before a limit came may still be recorded after it.
 */
export function watchLimits(world: World): void {
  world.watchChanges((changes) => {
    for (const { table, before, after } of changes) {
      if (table.name !== 'bookings' || after?.status !== 'held' || before?.status === 'held') continue;
      const { buyerId, claimId } = after as unknown as BookingRecord;
      const [stock] = world.stockItems();
      const limit = stock?.perCustomerLimit;
      if (limit === undefined || (claimId !== undefined && world.met.has('limit changed'))) continue;
      const units = unitsOf(world.bookingRecords().filter((record) => record.buyerId === buyerId));
      if (units > limit) world.violated(`over the limit: ${buyerId} has ${units} of ${limit}`);
    }
  });
}

/** No tally says less than what the buyer's bookings say, where the limit stayed as it was. */
export function limitsHold(world: World, { limit }: Shop): void {
  if (limit === undefined || world.met.has('limit changed')) return;
  const counts = new Map(world.limitCounts().map(({ pk, booked }) => [pk, booked]));
  for (const [buyerId, records] of Map.groupBy(world.bookingRecords(), (record) => record.buyerId)) {
    const [units, counted] = [unitsOf(records), counts.get(buyerId) ?? 0];
    if (units > limit) world.violated(`over the limit: ${buyerId} has ${units} of ${limit}`);
    if (counted < units)
      world.violated(`the tally of a limit is too low: ${buyerId} has ${units}, counted ${counted}`);
  }
}
