import type { QueuedBooking, RecordedBooking } from '../contract/booking.ts';
import type { DealId } from '../contract/ids.ts';
import { dealOfStock, stockOfDeal } from '../stock/stock-id.ts';
import { toBooking } from './booking.ts';
import { type StockOrder, type Taken, type TakeOrderDeps, takeOrder } from './take-order.ts';

export interface DealOrder extends Omit<StockOrder, 'stockId'> {
  readonly dealId: DealId;
}

export type Placed =
  | { readonly path: 'direct' | 'replay'; readonly booking: RecordedBooking }
  | { readonly path: 'queue'; readonly booking: QueuedBooking };

/**
 * Takes an order of a deal in the API's form.
 * @throws AppError those of `takeOrder`
 */
export async function placeOrder(deps: TakeOrderDeps, { dealId, ...order }: DealOrder): Promise<Placed> {
  return placed(await takeOrder(deps, { ...order, stockId: stockOfDeal(dealId) }), deps.clock.now());
}

function placed(taken: Taken, now: number): Placed {
  if (taken.path === 'queue') {
    const { id, stockId, quantity } = taken.order;
    return { path: 'queue', booking: { id, dealId: dealOfStock(stockId), quantity, status: 'queued' } };
  }
  // A new hold has not expired, however short it is.
  const booking = toBooking(taken.record, taken.path === 'replay' ? now : undefined);
  return { path: taken.path, booking };
}
