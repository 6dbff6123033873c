import { claimedUnits, type Stock } from '../../../lib/stock/stock.ts';
import type { World } from '../world/world.ts';

/** `total = available + claimed + held + sold`, each at least zero, whatever was written. */
export function watchStock(world: World): void {
  world.watchChanges((changes) => {
    for (const { table, after } of changes) {
      if (table.name !== 'stock' || !after || !('total' in after)) continue;
      const stock = after as unknown as Stock;
      const { total, available, held, sold } = stock;
      const claimed = claimedUnits(stock);
      if (total !== available + claimed + held + sold || Math.min(available, claimed, held, sold) < 0)
        world.violated(
          `stock is out of balance: ${JSON.stringify({ total, available, claimed, held, sold })}`,
        );
    }
  });
}

/** What the stock calls held and sold is what the records say, and no claim is left open. */
export function stockMatchesBookings(world: World): void {
  const records = world.bookingRecords();
  const units = (status: string) =>
    records.filter((record) => record.status === status).reduce((sum, { quantity }) => sum + quantity, 0);
  for (const stock of world.stockItems()) {
    // Staff may give the money back and keep the units sold.
    const kept = records
      .filter(({ unitsKept }) => unitsKept)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const counted = { held: units('held'), sold: units('confirmed') + kept, claimed: 0 };
    const recorded = { held: stock.held, sold: stock.sold, claimed: claimedUnits(stock) };
    if (JSON.stringify(counted) !== JSON.stringify(recorded))
      world.violated(
        `stock differs from its records: ${JSON.stringify(recorded)} and ${JSON.stringify(counted)}`,
      );
  }
}
