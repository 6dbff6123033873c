import { makeIdentity, parseBookingId } from '../bookings/booking-id.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { BuyerId, ResourceId, ServiceId, StockId } from '../contract/ids.ts';
import type { WantedSlot } from '../contract/sold.ts';
import type { Cache } from '../platform/cache.ts';
import { toEpochMs } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { primaryOf, type ServiceRecord } from '../services/service.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import type { OpenDeps, SlotFound, SlotWish } from './open-slot.ts';
import { refuseOpening, requireResource } from './refuse-opening.ts';
import { hasSlotId, parseSlotStock, slotStockId } from './slot-id.ts';
import { isSlotOfNow, slotTerms } from './slot-terms.ts';

export interface FindSlotDeps {
  /** Returns a service, some seconds old at most. */
  readonly service: (id: ServiceId) => Promise<ServiceRecord | undefined>;
  /** Views of stocks, a second old at most. */
  readonly views: Pick<Cache<StockId, Stock | undefined>, 'get' | 'invalidate'>;
  readonly stocks: Pick<StockRepository, 'changeSlotTerms'>;
  /** Opens slots. Orders for the same slot that come at the same time share one opening. */
  readonly open: (wish: SlotWish) => Promise<SlotFound>;
  /** Writes into the calendars what the stock of a slot says. */
  readonly correct: (stockId: StockId) => Promise<unknown>;
  readonly bookings: Pick<BookingRepository, 'get'>;
  readonly bookingIdKey: MacKey;
  readonly clock: OpenDeps['clock'];
}

export interface SlotOrder {
  readonly slot: WantedSlot;
  /** How many people come. */
  readonly quantity: number;
  readonly buyerId: BuyerId;
  readonly idempotencyKey: string;
}

/** The units of a stock that an order of a slot is for. */
export interface SlotUnits {
  readonly stockId: StockId;
  readonly quantity: number;
  readonly partySize?: number;
  readonly anyResource?: true;
}

/**
 * Finds the stock for an order of a slot, and opens the slot when nobody has wanted it before. A slot that is open and
 * has room is found in the cached views, so a rush on it reads no calendar.
 * @throws AppError `not_found`, `invalid_request` for a resource of another service, `deal_not_live`, `sold_out`,
 *   `quantity_too_large`, `unavailable`
 */
export async function findSlot(deps: FindSlotDeps, order: SlotOrder): Promise<SlotUnits> {
  const service = await deps.service(order.slot.serviceId);
  if (!service || service.state === 'draft') throw new AppError('not_found', 'There is no such service.');
  const { quantity: people, slot } = order;
  const units = unitsFor(service, people);
  if (people > service.partySize.max || people < service.partySize.min)
    throw new AppError(
      'quantity_too_large',
      `The service takes parties of ${service.partySize.min} to ${service.partySize.max}.`,
    );
  const startsAt = toEpochMs(slot.startsAt);
  if (!hasSlotId(startsAt)) throw refuseOpening('outside_hours');
  requireResource(service, slot.resourceId, 'body.slot.resourceId');
  const identity = makeIdentity(deps.bookingIdKey, order);
  const earlierOne = () => earlierChoice(deps, order, { service, startsAt, identity });
  const isAnyOfSeveral = slot.resourceId === undefined && primaryOf(service).length > 1;
  const earlier = isAnyOfSeveral ? await earlierOne() : undefined;
  if (earlier) return { ...units, stockId: earlier };
  if (service.state === 'archived')
    throw new AppError('deal_not_live', 'The service takes no more bookings.');
  const tryFirst = Number.parseInt(identity.slice(0, 6), 32) || 0;
  const wish = { service, startsAt, partySize: people, resourceId: slot.resourceId, tryFirst };
  const stockId =
    (await openView(deps, wish, units.quantity)) ??
    // A retry is answered by the stock of its first attempt, whatever the calendars say now.
    (isAnyOfSeveral ? undefined : await earlierOne()) ??
    (await opened(deps, wish));
  return { ...units, stockId, ...(slot.resourceId === undefined && { anyResource: true as const }) };
}

/** Where one booking has the slot, it is one unit. */
const unitsFor = ({ seating }: ServiceRecord, people: number) =>
  seating === 'private' ? { quantity: 1, partySize: people } : { quantity: people };

/** Finds the slot that the first attempt of this order got. Another attempt must not get another one. */
async function earlierChoice(
  deps: FindSlotDeps,
  { slot, buyerId }: SlotOrder,
  { service, startsAt, identity }: { service: ServiceRecord; startsAt: number; identity: string },
): Promise<StockId | undefined> {
  const record = await deps.bookings.get(buyerId, identity);
  if (!record?.slot) return undefined;
  if (slot.resourceId !== undefined && !record.slot.resourceIds.includes(slot.resourceId)) return undefined;
  // A booking that was moved since is found by where it was ordered.
  const ordered = parseBookingId(record.id).stockId;
  const key = parseSlotStock(ordered);
  return key.serviceId === service.id && key.startsAt === startsAt ? ordered : undefined;
}

/** Finds an open slot with room in the cached views. A resource of another group is chosen on the calendars. */
async function openView(deps: FindSlotDeps, wish: SlotWish, units: number): Promise<StockId | undefined> {
  const { service, startsAt, resourceId, tryFirst = 0 } = wish;
  const primaries = primaryOf(service);
  const isPrimary = resourceId === undefined || primaries.includes(resourceId);
  const ids = resourceId !== undefined && isPrimary ? [resourceId] : primaries;
  for (let turn = 0; turn < ids.length; turn++) {
    const id = ids[(turn + tryFirst) % ids.length] as ResourceId;
    const number = service.numbers[id];
    if (number === undefined) continue;
    const stockId = slotStockId({ serviceId: service.id, startsAt, number });
    const view = await deps.views.get(stockId);
    if (!view?.slot || view.gate !== 'open') continue;
    if (!isPrimary && !view.slot.resourceIds.includes(resourceId)) continue;
    // One whose resource is asked for is answered by its stock, also when it is full.
    if (view.available < units && ids.length > 1) continue;
    // Nobody holds an empty slot: hours, limits and other slots may have changed, and the calendars decide.
    if (view.available === view.total || !isSlotOfNow(service, startsAt, view.slot)) return undefined;
    if (view.slot.serviceVersion === service.version) return stockId;
    await bringUpToDate(deps, view, service);
    return stockId;
  }
  return undefined;
}

async function opened(deps: FindSlotDeps, wish: SlotWish): Promise<StockId> {
  const found = await deps.open(wish);
  if (found.kind === 'refuse') throw refuseOpening(found.code);
  deps.views.invalidate(found.stockId);
  const view = await deps.views.get(found.stockId);
  if (view?.slot && view.slot.serviceVersion !== wish.service.version)
    await bringUpToDate(deps, view, wish.service);
  return found.stockId;
}

/** Gives a slot the terms of a later version of its service. One of an even later version keeps its terms. */
async function bringUpToDate(deps: FindSlotDeps, view: Stock, service: ServiceRecord): Promise<void> {
  if ((view.slot?.serviceVersion ?? 0) >= service.version) return;
  const { startsAt } = parseSlotStock(view.id);
  await deps.stocks.changeSlotTerms(view, slotTerms(service, startsAt), service.version);
  deps.views.invalidate(view.id);
}
