import type { ResourceId, StockId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { ResourceRepository } from '../services/resource-repository.ts';
import { resourcesOf, type ServiceRecord } from '../services/service.ts';
import { blocksBetween } from '../slots/calendar-block.ts';
import type { CalendarRepository } from '../slots/calendar-repository.ts';
import { placePrefix, readPlace, stockOfPlace } from '../slots/slot-place.ts';
import { localDay, minuteOf } from '../zones/local-time.ts';

export interface SlotsOfDayDeps {
  readonly resources: Pick<ResourceRepository, 'getMany'>;
  readonly calendars: Pick<CalendarRepository, 'read'>;
}

/** A slot that somebody booked at some time. */
export interface OpenedSlot {
  readonly stockId: StockId;
  readonly left: number;
  readonly total: number;
}

interface Day {
  readonly service: ServiceRecord;
  /** Days since the epoch. */
  readonly day: number;
  readonly resourceId?: ResourceId | undefined;
  /** The zone of each resource that gives, or has given, slots their number. */
  readonly zones: ReadonlyMap<ResourceId, string>;
}

/** Returns the zones of a service's primary resources, also of those that it has no more: their bookings stay. */
export async function zonesOf(
  { resources }: Pick<SlotsOfDayDeps, 'resources'>,
  { numbers }: ServiceRecord,
): Promise<Map<ResourceId, string>> {
  const found = await resources.getMany(Object.keys(numbers) as ResourceId[]);
  return new Map([...found].map(([id, { timeZone }]) => [id, timeZone]));
}

/**
 * Returns the slots of a service that begin on a day, each by the clock of its own zone, in the order of their start.
 * @throws AppError `invalid_request` for a resource that the service never had
 */
export async function slotsOfDay(deps: SlotsOfDayDeps, wanted: Day): Promise<OpenedSlot[]> {
  const { service, day, resourceId, zones } = wanted;
  const known = new Set([...resourcesOf(service), ...zones.keys()]);
  if (resourceId !== undefined && !known.has(resourceId)) throw noSuchResource();
  const all = [...zones.values()];
  if (all.length === 0) return [];
  const from = Math.min(...all.map((zone) => minuteOf(zone, day, 0)));
  const until = Math.max(...all.map((zone) => minuteOf(zone, day + 1, 0)));
  const read = resourceId ? [resourceId] : [...zones.keys()];
  const blocks = blocksBetween(from, until);
  const found = await deps.calendars.read(
    read.flatMap((id) => blocks.map((block) => ({ resourceId: id, block }))),
  );
  const zoneOf = new Map([...zones].map(([id, zone]) => [service.numbers[id], zone]));
  const prefix = placePrefix(service.id);
  const slots = new Map<string, OpenedSlot>();
  for (const { busy } of found)
    for (const [place, [, , left, total]] of Object.entries(busy)) {
      if (!place.startsWith(prefix)) continue;
      const { start, number } = readPlace(place);
      const zone = zoneOf.get(number);
      if (zone !== undefined && localDay(zone, start) === day)
        slots.set(place, { stockId: stockOfPlace(place), left, total });
    }
  return [...slots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot);
}

const noSuchResource = (): AppError =>
  new AppError('invalid_request', 'The service has no such resource.', {
    errors: [{ path: 'query.resourceId', message: 'must be a resource of this service' }],
  });
