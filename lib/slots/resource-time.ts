import { localDay, weekOfDay } from '../zones/local-time.ts';
import type { BusyEntry, CalendarBlock, SlotPlace } from './calendar-block.ts';
import { type ExpandedHours, expandHours } from './hours.ts';
import { type Interval, mergeIntervals, overlaps } from './intervals.ts';
import type { SlotResource } from './schedule.ts';
import { placePrefix, readPlace } from './slot-place.ts';
import type { SlotService } from './slot-service.ts';

/** A slot that a resource's calendar has. */
export interface KnownSlot {
  readonly place: SlotPlace;
  readonly entry: BusyEntry;
}

/** The time of a resource in a period, as a service sees it. */
export interface ResourceTime {
  readonly resource: SlotResource;
  readonly hours: ExpandedHours;
  /** Slots with bookings and outside appointments, merged. */
  readonly busy: readonly Interval[];
  readonly outside: readonly Interval[];
  readonly slots: ReadonlyMap<SlotPlace, BusyEntry>;
  /** The service's own slots whose primary resource this is, by their start. */
  readonly own: ReadonlyMap<number, KnownSlot>;
}

/** Slots of a resource by its own days and weeks. */
export interface SlotCounts {
  readonly byDay: ReadonlyMap<number, number>;
  readonly byWeek: ReadonlyMap<number, number>;
}

export const isEmpty = ([, , left, total]: BusyEntry): boolean => left >= total;

interface Period {
  readonly from: number;
  readonly until: number;
}

/** Puts a resource's hours and its blocks together. */
export function resourceTime(
  service: SlotService,
  resource: SlotResource,
  blocks: readonly CalendarBlock[],
  { from, until }: Period,
): ResourceTime {
  const slots = new Map<SlotPlace, BusyEntry>();
  const own = new Map<number, KnownSlot>();
  const taken: Interval[] = [];
  const outside: Interval[] = [];
  const prefix = placePrefix(service.serviceId);
  const number = service.numbers[resource.resourceId];
  for (const { busy, outside: feeds } of blocks) {
    for (const place in busy) {
      const entry = busy[place] as BusyEntry;
      slots.set(place, entry);
      if (!isEmpty(entry)) taken.push([entry[0], entry[1]]);
      if (!place.startsWith(prefix)) continue;
      const read = readPlace(place);
      if (read.number === number) own.set(read.start, { place, entry });
    }
    for (const feed in feeds) outside.push(...(feeds[feed] ?? []));
  }
  const merged = mergeIntervals(outside);
  return {
    ...{ resource, slots, own },
    hours: expandHours(resource, from, until),
    busy: mergeIntervals(outside.length > 0 ? [...taken, ...merged] : taken),
    outside: merged,
  };
}

/** Returns whether something else than a slot itself takes a resource's time in a period. */
export function isOccupied(time: ResourceTime, from: number, until: number, but?: SlotPlace): boolean {
  if (!overlaps(time.busy, from, until)) return false;
  const itself = but === undefined ? undefined : time.slots.get(but);
  if (!itself || isEmpty(itself)) return true;
  if (overlaps(time.outside, from, until)) return true;
  for (const [place, entry] of time.slots)
    if (place !== but && !isEmpty(entry) && entry[0] < until && from < entry[1]) return true;
  return false;
}

/** Counts the service's slots with bookings, in the days in which they start by their resource's clocks. */
export function countSlots({ resource, own }: ResourceTime): SlotCounts {
  const byDay = new Map<number, number>();
  const byWeek = new Map<number, number>();
  for (const [start, { entry }] of own) {
    if (isEmpty(entry)) continue;
    const day = localDay(resource.timeZone, start);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
    byWeek.set(weekOfDay(day), (byWeek.get(weekOfDay(day)) ?? 0) + 1);
  }
  return { byDay, byWeek };
}

/** Returns whether one more slot at a start would be too many for its day or week. */
export function isLimitReached(
  service: SlotService,
  time: ResourceTime,
  counts: SlotCounts,
  start: number,
): boolean {
  const { perDay, perWeek } = service.limits;
  if (perDay === undefined && perWeek === undefined) return false;
  const day = localDay(time.resource.timeZone, start);
  return (
    (counts.byDay.get(day) ?? 0) >= (perDay ?? Number.POSITIVE_INFINITY) ||
    (counts.byWeek.get(weekOfDay(day)) ?? 0) >= (perWeek ?? Number.POSITIVE_INFINITY)
  );
}
