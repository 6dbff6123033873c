import type { ResourceId } from '../contract/ids.ts';
import type { CalendarBlock } from './calendar-block.ts';
import { covers } from './intervals.ts';
import type { OpeningRefusal, WantedOpening } from './opening.ts';
import {
  countSlots,
  isEmpty,
  isLimitReached,
  isOccupied,
  type KnownSlot,
  type ResourceTime,
  resourceTime,
  type SlotCounts,
} from './resource-time.ts';
import type { SlotGroup, SlotService } from './slot-service.ts';

/** The facts of a service in a period, put together once for many starts. */
export interface ServiceTime {
  readonly service: SlotService;
  readonly times: ReadonlyMap<ResourceId, ResourceTime>;
  readonly counts: ReadonlyMap<ResourceId, SlotCounts>;
  readonly partySize: number;
  /** A resource of any group that the slot must have. */
  readonly resourceId?: ResourceId | undefined;
}

/** A slot with bookings that an order can join, or one that can be opened with the resources that the groups have free. */
export type Choice =
  | { readonly kind: 'join'; readonly known: KnownSlot; readonly resourceIds: readonly ResourceId[] }
  | { readonly kind: 'open' }
  | { readonly kind: 'no'; readonly code: OpeningRefusal };

/** Puts together the facts of a service in a period of minutes. */
export function serviceTime(
  wanted: Pick<WantedOpening, 'service' | 'resources' | 'blocks' | 'partySize' | 'resourceId'>,
  from: number,
  until: number,
): ServiceTime {
  const { service, resources, partySize, resourceId } = wanted;
  const blocks = Map.groupBy(wanted.blocks, (block: CalendarBlock) => block.resourceId);
  const period = { from, until: until + service.duration };
  const times = new Map<ResourceId, ResourceTime>();
  for (const { resourceIds } of service.requires)
    for (const id of resourceIds) {
      const resource = resources.get(id);
      if (resource) times.set(id, resourceTime(service, resource, blocks.get(id) ?? [], period));
    }
  return { service, times, counts: countsOf(service, times), partySize, resourceId };
}

/** Counts the slots of primary resources, for a service that limits them. */
function countsOf({ limits, requires }: SlotService, times: ReadonlyMap<ResourceId, ResourceTime>) {
  const counts = new Map<ResourceId, SlotCounts>();
  if (limits.perDay === undefined && limits.perWeek === undefined) return counts;
  for (const id of requires[0]?.resourceIds ?? []) {
    const time = times.get(id);
    if (time) counts.set(id, countSlots(time));
  }
  return counts;
}

/** Returns the resources of a group that are there, and only the wanted one where it is among them. */
export function candidatesOf({ times, resourceId }: ServiceTime, group: SlotGroup): ResourceTime[] {
  const ids = resourceId && group.resourceIds.includes(resourceId) ? [resourceId] : group.resourceIds;
  return ids.map((id) => times.get(id)).filter((time) => time !== undefined);
}

/** Returns the units of a slot that is opened on a primary resource. */
export const slotUnits = ({ seating, seats }: SlotService, { resource }: ResourceTime): number =>
  seating === 'private' ? 1 : Math.min(resource.seats, seats ?? resource.seats);

/** Returns the time that a slot takes, buffers included. */
export const busyOf = (service: SlotService, start: number): readonly [from: number, until: number] => [
  start - service.bufferBefore,
  start + service.duration + service.bufferAfter,
];

/** Says which slot a primary resource gives at one of its starts, without the other groups. */
export function choosePrimary(at: ServiceTime, time: ResourceTime, start: number): Choice {
  const { service, partySize } = at;
  const seats = service.seating === 'private' ? time.resource.seats : slotUnits(service, time);
  if (partySize > seats) return { kind: 'no', code: 'party_too_large' };
  const [from, until] = busyOf(service, start);
  const known = time.own.get(start);
  if (known && !isEmpty(known.entry)) return chooseKnown(at, known, start);
  if (isOccupied(time, from, until)) return { kind: 'no', code: 'taken' };
  const counts = at.counts.get(time.resource.resourceId);
  return counts && isLimitReached(service, time, counts, start)
    ? { kind: 'no', code: 'limit_reached' }
    : { kind: 'open' };
}

/** Decides about a slot that has bookings: an order joins it when it is shared, as the service is now, and has room. */
function chooseKnown(at: ServiceTime, known: KnownSlot, start: number): Choice {
  const { service, partySize } = at;
  const [from, until] = busyOf(service, start);
  const [knownFrom, knownUntil, left] = known.entry;
  const fits =
    service.seating === 'shared' && partySize <= left && knownFrom === from && knownUntil === until;
  const resourceIds = fits ? holdersOf(at, known, start) : undefined;
  return resourceIds ? { kind: 'join', known, resourceIds } : { kind: 'no', code: 'taken' };
}

/** Returns the resources that have a slot, one of each group, when all are open and nothing else takes their time. */
export function holdersOf(
  at: ServiceTime,
  { place, entry }: KnownSlot,
  start: number,
): ResourceId[] | undefined {
  const { duration, requires } = at.service;
  const holders = requires.map((group) =>
    candidatesOf(at, group).find(
      (time) =>
        time.slots.has(place) &&
        covers(time.hours.open, start, start + duration) &&
        !isOccupied(time, entry[0], entry[1], place),
    ),
  );
  const ids = holders.flatMap((time) => time?.resource.resourceId ?? []);
  return ids.length === requires.length ? ids : undefined;
}

/** Returns the resources of a group that are free for a new slot. */
export function freeOf(at: ServiceTime, group: SlotGroup, start: number): ResourceTime[] {
  const [from, until] = busyOf(at.service, start);
  return candidatesOf(at, group).filter(
    (time) => covers(time.hours.open, start, start + at.service.duration) && !isOccupied(time, from, until),
  );
}
