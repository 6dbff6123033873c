import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import type { Shop } from '../world/shop.ts';
import type { World } from '../world/world.ts';

const isLive = ({ status, unitsKept }: BookingRecord) =>
  status === 'held' || status === 'confirmed' || unitsKept === true;
const isHeld = ({ status }: BookingRecord) => status === 'held';

/** The bounds of a buyer: which records count, where the stock and the tally have it, and that it was changed. */
const bounds = [
  { name: 'limit', counts: isLive, units: 'perCustomerLimit', tally: 'booked', changed: 'limit changed' },
  { name: 'unpaid', counts: isHeld, units: 'maxUnpaidUnits', tally: 'unpaid', changed: 'unpaid changed' },
] as const;

const sum = (records: readonly BookingRecord[]) =>
  records.reduce((total, { quantity }) => total + quantity, 0);

/**
 * Whoever gets units has no more of them, and holds no more unpaid, than the bounds of that moment allow, a late payment
 * included. What was claimed before a bound came may still be recorded after it.
 */
export function watchLimits(world: World): void {
  world.watchChanges((changes) => {
    for (const { table, before, after } of changes) {
      if (table.name !== 'bookings' || after?.status !== 'held' || before?.status === 'held') continue;
      const { buyerId, claimId } = after as unknown as BookingRecord;
      const [stock] = world.stockItems();
      const theirs = world.bookingRecords().filter((record) => record.buyerId === buyerId);
      for (const { name, counts, units: bound, changed } of bounds) {
        const most = stock?.[bound];
        if (most === undefined || (claimId !== undefined && world.met.has(changed))) continue;
        const units = sum(theirs.filter(counts));
        if (units > most) world.violated(`over the bound (${name}): ${buyerId} has ${units} of ${most}`);
      }
    }
  });
}

/** No tally says less than what the buyer's bookings say, where the bound stayed as it was. */
export function limitsHold(world: World, shop: Shop): void {
  const tallies = new Map<BuyerId, { booked?: number; unpaid?: number }>(
    world.limitCounts().map(({ pk, ...tally }) => [pk, tally]),
  );
  for (const [buyerId, records] of Map.groupBy(world.bookingRecords(), (record) => record.buyerId))
    for (const { name, counts, tally, changed } of bounds) {
      const most = shop[name];
      if (most === undefined || world.met.has(changed)) continue;
      const [units, counted] = [sum(records.filter(counts)), tallies.get(buyerId)?.[tally] ?? 0];
      if (units > most) world.violated(`over the bound (${name}): ${buyerId} has ${units} of ${most}`);
      if (counted < units)
        world.violated(`a tally is too low (${name}): ${buyerId} has ${units}, counted ${counted}`);
    }
}
