import type { QueuedBooking, RecordedBooking } from '../contract/booking.ts';
import type { DealId } from '../contract/ids.ts';
import type { SlotFacts } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { bookedOf, toBooking } from './booking.ts';
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
export const placeOrder = (deps: TakeOrderDeps, { dealId, ...order }: DealOrder): Promise<Placed> =>
  placeStockOrder(deps, { ...order, stockId: stockOfDeal(dealId) });

/**
 * Takes an order of a deal or of an opened slot in the API's form.
 * @throws AppError those of `takeOrder`
 */
export async function placeStockOrder(deps: TakeOrderDeps, order: StockOrder): Promise<Placed> {
  const taken = await takeOrder(deps, order);
  // The view is in memory: the order was judged by it.
  const facts = taken.path === 'queue' ? (await deps.stock.get(order.stockId))?.slot : undefined;
  return placed(taken, deps.clock.now(), facts);
}

/** A queued order of a slot has no record yet, so it needs the slot's facts. */
function placed(taken: Taken, now: number, facts: SlotFacts | undefined): Placed {
  if (taken.path === 'queue') {
    const { id, stockId, quantity } = taken.order;
    const subject = bookedOf({ stockId, quantity }, facts, false);
    return { path: 'queue', booking: { id, ...subject, quantity, status: 'queued' } };
  }
  // A new hold has not expired, however short it is.
  const booking = toBooking(taken.record, taken.path === 'replay' ? now : undefined);
  return { path: taken.path, booking };
}
