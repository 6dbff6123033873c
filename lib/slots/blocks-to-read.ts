import type { ResourceId } from '../contract/ids.ts';
import { localDay, minuteOf, weekdayOfDay } from '../zones/local-time.ts';
import { blocksBetween } from './calendar-block.ts';
import type { Interval } from './intervals.ts';
import type { SlotResource } from './schedule.ts';
import { busyOf } from './slot-choice.ts';
import type { SlotService } from './slot-service.ts';

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** A local day is at most 25 hours, and begins at most 14 hours from UTC's. */
const margin = 40 * 60;

/** The blocks of a resource that an opening reads. */
export interface BlocksToRead {
  /** Those that get the slot. */
  readonly taken: readonly number[];
  /** Those that only limits look at. */
  readonly looked: readonly number[];
}

/** Returns the blocks that decide about a slot on a resource. Only primary resources have limits. */
export function blocksToRead(service: SlotService, resource: SlotResource, startsAt: number): BlocksToRead {
  const start = startsAt / minuteMs;
  const taken = blocksBetween(...busyOf(service, start));
  const isPrimary = service.requires[0]?.resourceIds.includes(resource.resourceId) ?? false;
  const limited = isPrimary ? limitPeriod(service, resource.timeZone, startsAt) : undefined;
  return {
    taken,
    looked: limited ? blocksBetween(...limited).filter((block) => !taken.includes(block)) : [],
  };
}

/** Returns the day or the week, by a resource's clocks, whose slots limits count. */
function limitPeriod({ limits }: SlotService, timeZone: string, startsAt: number): Interval | undefined {
  const day = localDay(timeZone, Math.floor(startsAt / minuteMs));
  const period = (from: number, days: number): Interval => [
    minuteOf(timeZone, from, 0),
    minuteOf(timeZone, from + days, 0),
  ];
  if (limits.perWeek !== undefined) return period(day + 1 - weekdayOfDay(day), 7);
  return limits.perDay !== undefined ? period(day, 1) : undefined;
}

/** Returns the blocks that `availableSlots` needs of each resource of a service, with the whole days and weeks of limits. */
export function blocksOfPeriod(service: SlotService, fromMs: number, untilMs: number): number[] {
  const { perDay, perWeek } = service.limits;
  const by = perWeek !== undefined ? 7 * dayMinutes + margin : perDay !== undefined ? margin : 0;
  return blocksBetween(
    Math.floor(fromMs / minuteMs) - Math.max(by, service.bufferBefore),
    Math.ceil(untilMs / minuteMs) + Math.max(by, service.duration + service.bufferAfter),
  );
}

/** Returns all blocks that an order reads, each once. */
export const readsOfOpening = (
  service: SlotService,
  resources: Iterable<SlotResource>,
  startsAt: number,
): { resourceId: ResourceId; block: number }[] =>
  [...resources].flatMap((resource) => {
    const { taken, looked } = blocksToRead(service, resource, startsAt);
    return [...taken, ...looked].map((block) => ({ resourceId: resource.resourceId, block }));
  });
