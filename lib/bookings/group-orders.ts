import type { StockId } from '../contract/ids.ts';
import { parseBookingId } from './booking-id.ts';
import type { Order } from './order.ts';

/**
 * Groups the orders of a batch by stock, each group in the order of arrival. A buyer's key counts once: the first order
 * with it wins, whether the others repeat it or differ.
 */
export function groupOrders(orders: readonly Order[]): Map<StockId, Order[]> {
  const groups = new Map<StockId, Order[]>();
  const seen = new Set<string>();
  for (const order of orders.toSorted((a, b) => a.acceptedAt - b.acceptedAt)) {
    const key = `${order.buyerId} ${parseBookingId(order.id).identity}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const group = groups.get(order.stockId);
    if (group) group.push(order);
    else groups.set(order.stockId, [order]);
  }
  return groups;
}
