import type { DealId, ServiceId, StockId } from '../contract/ids.ts';
import type { SlotRef } from '../contract/sold.ts';
import { toInstant } from '../platform/clock.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { parseSlotStock } from './slot-id.ts';

/** The thing that a stock's units are of, as answers and events name it. */
export type Sold =
  | { readonly dealId: DealId; readonly slot?: never }
  | { readonly slot: SlotRef; readonly dealId?: never };

/**
 * Returns the names of what is sold, from the stock's id alone.
 * @throws RangeError for a kind of stock that is not sold yet
 */
export function soldOf(id: StockId): Sold {
  const dealId = findDealOfStock(id);
  if (dealId !== undefined) return { dealId };
  const { serviceId, startsAt } = parseSlotStock(id);
  return { slot: { serviceId, startsAt: toInstant(startsAt) } };
}

/** The id by which figures and sellers are found: of the deal, or of the slot's service. */
export type OfferId = DealId | ServiceId;

/** @throws RangeError for a kind of stock that is not sold yet */
export function offerOf(id: StockId): OfferId {
  const { dealId, slot } = soldOf(id);
  return dealId ?? slot.serviceId;
}

/** The same, of an answer or an event. @throws RangeError for one that names neither */
export function offerIn({
  dealId,
  slot,
}: {
  readonly dealId?: DealId | undefined;
  readonly slot?: Pick<SlotRef, 'serviceId'> | undefined;
}): OfferId {
  const id = dealId ?? slot?.serviceId;
  if (id === undefined) throw new RangeError('Neither a deal nor a slot');
  return id;
}

export const isServiceId = (id: OfferId): id is ServiceId => id.startsWith('svc_');
