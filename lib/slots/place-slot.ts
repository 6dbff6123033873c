import { type Placed, placeStockOrder } from '../bookings/place-order.ts';
import type { StockOrder, TakeOrderDeps } from '../bookings/take-order.ts';
import type { ServiceId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import { primaryOf } from '../services/service.ts';
import { type FindSlotDeps, findSlot, type SlotOrder, type SlotUnits } from './find-slot.ts';

export interface PlaceSlotDeps {
  readonly orders: TakeOrderDeps;
  readonly slots: FindSlotDeps;
}

/** An order of a slot, with the units that were found for it. */
export type FoundSlotOrder = Omit<StockOrder, 'stockId' | 'quantity' | 'partySize' | 'anyResource'> &
  Pick<SlotOrder, 'slot' | 'quantity'> & { readonly found: SlotUnits };

/** How often an order that loses a slot looks for another resource, or opens the slot again. */
const tries = 4;

/**
 * Takes an order of a slot. An order that names no resource goes on to the next one when its units were taken
 * meanwhile. A slot that another one displaced before its first booking is opened again.
 * @throws AppError those of `findSlot` and `takeOrder`
 */
export async function placeSlot(deps: PlaceSlotDeps, wanted: FoundSlotOrder): Promise<Placed> {
  const { slot, quantity, found, ...order } = wanted;
  let units = found;
  for (let attempt = 1; ; attempt++) {
    try {
      return await placeStockOrder(deps.orders, { ...order, ...units });
    } catch (error) {
      if (attempt === tries || !(await mayBeElsewhere(deps, wanted, units, error)))
        throw inWordsOfSlots(error);
      deps.orders.stock.invalidate(units.stockId);
      // The calendars are a moment behind, and would give the same slot again.
      await deps.slots.correct(units.stockId);
      units = await findSlot(deps.slots, { ...order, slot, quantity, buyerId: order.buyer.id });
    }
  }
}

async function mayBeElsewhere(
  { orders, slots }: PlaceSlotDeps,
  { slot }: Pick<FoundSlotOrder, 'slot'>,
  units: SlotUnits,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof AppError)) return false;
  if (error.code === 'sold_out') return units.anyResource === true && hasSeveral(slots, slot.serviceId);
  return error.code === 'deal_not_live' && (await orders.stock.get(units.stockId, 0))?.gate === 'closed';
}

/** Where one resource gives all slots, a full slot is the last word: in a rush nearly every order is refused here. */
async function hasSeveral({ service }: Pick<FindSlotDeps, 'service'>, id: ServiceId): Promise<boolean> {
  const known = await service(id);
  return known !== undefined && primaryOf(known).length > 1;
}

const words: Partial<Record<string, string>> = {
  sold_out: 'This time is taken.',
  deal_not_live: 'This time cannot be booked any more.',
};

/** The messages of orders speak of deals. */
function inWordsOfSlots(error: unknown): unknown {
  const message = error instanceof AppError ? words[error.code] : undefined;
  if (!(error instanceof AppError) || message === undefined) return error;
  return new AppError(error.code, message, {
    cause: error,
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
  });
}
