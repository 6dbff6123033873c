import { localDay, weekOfDay } from '../zones/local-time.ts';
import type { SlotPlace } from './calendar-block.ts';
import type { DisplacedSlot } from './opening.ts';
import { isEmpty, type ResourceTime } from './resource-time.ts';
import type { SlotService } from './slot-service.ts';

/** Returns the empty slots in the way of a period, each with those of the resources that have it. */
export function displacedByTime(
  times: readonly ResourceTime[],
  [from, until]: readonly [number, number],
): DisplacedSlot[] {
  const found = new Map<string, DisplacedSlot['resourceIds']>();
  for (const { resource, slots } of times)
    for (const [place, entry] of slots)
      if (entry[0] < until && from < entry[1])
        found.set(place, [...(found.get(place) ?? []), resource.resourceId]);
  return [...found].map(([place, resourceIds]) => ({ place, resourceIds }));
}

/** A transaction has 100 parts, and a displaced slot takes some of them. */
const mostDisplaced = 20;

/**
 * Returns the empty slots of a day or a week that must go, so that bookings of the open ones never exceed a limit: an
 * order may be about to take an empty one, and the calendar may be a moment behind.
 */
export function displacedByLimits(
  service: SlotService,
  { resource, own }: ResourceTime,
  start: number,
): DisplacedSlot[] {
  const { perDay, perWeek } = service.limits;
  const dayOf = (minute: number) => localDay(resource.timeZone, minute);
  const periods = [
    { limit: perDay, of: dayOf },
    { limit: perWeek, of: (minute: number) => weekOfDay(dayOf(minute)) },
  ];
  const gone = new Set<SlotPlace>();
  for (const { limit, of } of periods) {
    if (limit === undefined) continue;
    const known = [...own].filter(
      ([other, { place }]) => other !== start && !gone.has(place) && of(other) === of(start),
    );
    const empty = known.filter(([, { entry }]) => isEmpty(entry)).map(([, { place }]) => place);
    for (const place of empty.slice(0, Math.max(0, known.length + 1 - limit))) gone.add(place);
  }
  return [...gone].slice(0, mostDisplaced).map((place) => ({ place, resourceIds: [resource.resourceId] }));
}
