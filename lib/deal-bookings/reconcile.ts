import type { Reconciliation } from '../contract/stock.ts';
import { soldOf } from '../slots/sold-id.ts';
import { claimedUnits, type Stock } from '../stock/stock.ts';
import type { RecordCount } from './count.ts';

/**
 * Compares the stock with the records. While a claim is open its units are still `claimed` in the stock and may be
 * recorded already. A sale therefore balances once its claims are closed and the stream has drained.
 */
export function reconcile(
  stock: Pick<Stock, 'id' | 'total' | 'available' | 'claims' | 'held' | 'sold'>,
  { bookings, units, kept }: RecordCount,
): Omit<Reconciliation, 'countedAt'> {
  const { total, available } = stock;
  const claimed = claimedUnits(stock);
  const counters = { held: stock.held, sold: stock.sold };
  const held = units.held;
  const sold = units.confirmed + units.redeemed + units.fulfilled + kept;
  const addsUp = total === available + claimed + counters.held + counters.sold;
  return {
    ...soldOf(stock.id),
    quantityTotal: total,
    available,
    claimed,
    held,
    sold,
    counters,
    bookings,
    balanced: addsUp && held === counters.held && sold === counters.sold,
  };
}
