import * as z from 'zod';
import type { BookingRecord } from '../bookings/booking.ts';
import { bookingId, type ResourceId, type ServiceId, stockId } from '../contract/ids.ts';
import { localDate } from '../contract/local-time.ts';
import type { DealBookings, WalkedPage, WalkPlace } from '../deal-bookings/repository.ts';
import { shards } from '../deal-bookings/shard.ts';
import type { Staff } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { findService } from '../services/find-service.ts';
import { primaryOf, type ServiceRecord } from '../services/service.ts';
import type { ServiceRepository } from '../services/service-repository.ts';
import { dayOfDate, localOf } from '../zones/local-time.ts';
import type { DoorPage, DoorPaging } from './door-page.ts';
import { type OpenedSlot, type SlotsOfDayDeps, slotsOfDay, zonesOf } from './slots-of-day.ts';
import { wasBought } from './was-bought.ts';

export interface ServiceDoorDeps extends SlotsOfDayDeps {
  readonly services: ServiceRepository;
  readonly dealBookings: Pick<DealBookings, 'walk'>;
  readonly clock: Clock;
}

export interface ServiceDay {
  readonly serviceId: ServiceId;
  /** Default: today. */
  readonly date?: string | undefined;
  readonly resourceId?: ResourceId | undefined;
}

/** A place in a day: a slot, and a place among its bookings. A slot that is gone by now is passed over. */
const position = z.strictObject({
  date: localDate,
  stockId,
  shard: z.int().min(0).max(15),
  after: bookingId.optional(),
});
type Place = z.output<typeof position>;

/** A step reads the partitions of one slot, or one partition of a large one. */
const mostSteps = 20;
/** A slot with at most so many units taken is read at once. */
const mostAtOnce = 100;

/**
 * Reads a page of the bookings of the slots that begin on a day.
 * @throws AppError `not_found`, `invalid_request` for a foreign cursor or a resource that the service never had
 */
export async function pageOfService(
  deps: ServiceDoorDeps,
  staff: Staff,
  { serviceId, cursor, limit, resourceId, ...wanted }: DoorPaging & ServiceDay,
): Promise<DoorPage> {
  const place = decodeCursor(cursor, positionOn(wanted.date));
  const service = await findService(deps, { serviceId, staff, to: 'see' });
  const zones = await zonesOf(deps, service);
  const date = place?.date ?? wanted.date ?? todayOf(service, zones, deps.clock.now());
  const slots = await slotsOfDay(deps, { service, day: dayOfDate(date), resourceId, zones });
  const { records, next } = await walkSlots(deps, { slots, place, limit });
  return {
    facts: {
      ...{ serviceId, date, title: service.title },
      quantityTotal: slots.reduce((sum, { total }) => sum + total, 0),
    },
    subject: { kind: 'service', id: serviceId },
    records,
    nextCursor: next ? encodeCursor({ date, ...next } satisfies Place) : null,
  };
}

const positionOn = (date: string | undefined) =>
  position.refine((place) => date === undefined || date === place.date);

function todayOf(service: ServiceRecord, zones: ReadonlyMap<ResourceId, string>, now: number): string {
  const first = primaryOf(service).find((id) => zones.has(id));
  return localOf((first && zones.get(first)) ?? 'UTC', now).date;
}

interface Walk {
  readonly slots: readonly OpenedSlot[];
  readonly place: Omit<Place, 'date'> | undefined;
  readonly limit: number;
}

/** Walks on until the page is half full, as the list of a deal does. */
async function walkSlots(deps: Pick<ServiceDoorDeps, 'dealBookings'>, { slots, place, limit }: Walk) {
  const records: BookingRecord[] = [];
  let at = slots.findIndex((slot) => !place || slot.stockId >= place.stockId);
  let within: WalkPlace =
    place && slots[at]?.stockId === place.stockId ? { shard: place.shard, after: place.after } : { shard: 0 };
  for (let step = 0; step < mostSteps && records.length <= limit / 2; step++) {
    const slot = slots[at];
    if (!slot) return { records };
    const page = await readSlot(deps, { slot, within, room: limit - records.length });
    records.push(...page.records.filter(wasBought));
    if (!page.next) at++;
    within = page.next ?? { shard: 0 };
  }
  const slot = slots[at];
  return { records, ...(slot && { next: { stockId: slot.stockId, ...within } }) };
}

interface Reading {
  readonly slot: OpenedSlot;
  readonly within: WalkPlace;
  readonly room: number;
}

async function readSlot(
  { dealBookings }: Pick<ServiceDoorDeps, 'dealBookings'>,
  { slot: { stockId: id, left, total }, within, room }: Reading,
): Promise<WalkedPage> {
  const isAtStart = within.shard === 0 && within.after === undefined;
  if (isAtStart && total - left <= mostAtOnce) {
    const pages = await Promise.all(shards.map((shard) => dealBookings.walk(id, { shard }, room)));
    const records = pages.flatMap((page) => page.records);
    const isWhole = pages.every(({ next }) => next?.after === undefined);
    if (isWhole && records.length <= room) return { records };
  }
  return dealBookings.walk(id, within, room);
}
