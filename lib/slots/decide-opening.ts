import type { ResourceId } from '../contract/ids.ts';
import { blocksToRead } from './blocks-to-read.ts';
import { displacedByLimits, displacedByTime } from './displaced-slots.ts';
import type { Opening, OpeningDecision, OpeningRefusal, WantedOpening } from './opening.ts';
import type { KnownSlot, ResourceTime } from './resource-time.ts';
import {
  busyOf,
  candidatesOf,
  choosePrimary,
  freeOf,
  holdersOf,
  type ServiceTime,
  serviceTime,
  slotUnits,
} from './slot-choice.ts';
import { placeOfSlot, readPlace } from './slot-place.ts';
import { isStart } from './starts.ts';

const minuteMs = 60_000;
/** The later in this list, the nearer a slot was. */
const nearness: readonly OpeningRefusal[] = ['outside_hours', 'party_too_large', 'limit_reached', 'taken'];

/**
 * Decides whether an order gets a slot, and with which resources: one that is open already, or one that is opened. The
 * facts were read; the transaction holds them by the versions of all blocks.
 */
export function decideOpening(wanted: WantedOpening): OpeningDecision {
  const { service, startsAt, now } = wanted;
  if (startsAt < now + service.notice * minuteMs) return { kind: 'refuse', code: 'too_soon' };
  if (startsAt > now + service.horizon * minuteMs) return { kind: 'refuse', code: 'too_far' };
  const start = startsAt / minuteMs;
  const [primary] = service.requires;
  if (!primary || !Number.isInteger(start)) return { kind: 'refuse', code: 'outside_hours' };
  const at = serviceTime(wanted, start, start + 1);
  let code: OpeningRefusal = 'outside_hours';
  const open: ResourceTime[] = [];
  for (const time of inTurn(candidatesOf(at, primary), wanted.tryFirst)) {
    if (!isStart(time.hours, service, start)) continue;
    const choice = choosePrimary(at, time, start);
    if (choice.kind === 'open') open.push(time);
    else if (choice.kind === 'no') code = nearer(code, choice.code);
    else return joining(at, start, choice.known, choice.resourceIds);
  }
  const empty = open.map((time) => joiningEmpty(at, time, start)).find((found) => found !== undefined);
  if (empty) return empty;
  const [first] = open.toSorted((one, other) => one.resource.seats - other.resource.seats);
  if (!first) return { kind: 'refuse', code };
  const others = service.requires
    .slice(1)
    .map((group) => inTurn(freeOf(at, group, start), wanted.tryFirst)[0]);
  const chosen = others.filter((time) => time !== undefined);
  return chosen.length === others.length
    ? openingOf(at, start, [first, ...chosen])
    : { kind: 'refuse', code: 'taken' };
}

const nearer = (one: OpeningRefusal, other: OpeningRefusal): OpeningRefusal =>
  nearness.indexOf(one) > nearness.indexOf(other) ? one : other;

/** Returns the same list, beginning elsewhere. */
function inTurn<T>(list: readonly T[], first = 0): T[] {
  const at = list.length === 0 ? 0 : first % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

function joining(
  { service }: ServiceTime,
  start: number,
  { place, entry }: KnownSlot,
  resourceIds: readonly ResourceId[],
): OpeningDecision {
  return {
    ...{ kind: 'join', place, resourceIds, left: entry[2] },
    slot: { serviceId: service.serviceId, startsAt: start * minuteMs, number: readPlace(place).number },
    endsAt: (start + service.duration) * minuteMs,
  };
}

/**
 * Returns the order of an empty slot that is open as the service is now: it writes no calendar. Where slots are
 * limited it is opened anew instead, since only the blocks' versions hold the count.
 */
function joiningEmpty(at: ServiceTime, time: ResourceTime, start: number): OpeningDecision | undefined {
  const { service } = at;
  const known = time.own.get(start);
  const [from, until] = busyOf(service, start);
  if (!known || service.limits.perDay !== undefined || service.limits.perWeek !== undefined) return undefined;
  const [knownFrom, knownUntil, , total] = known.entry;
  if (knownFrom !== from || knownUntil !== until || total !== slotUnits(service, time)) return undefined;
  const resourceIds = holdersOf(at, known, start);
  return resourceIds && joining(at, start, known, resourceIds);
}

function openingOf(at: ServiceTime, start: number, times: readonly ResourceTime[]): Opening {
  const { service } = at;
  const [first] = times as readonly [ResourceTime, ...ResourceTime[]];
  const { resourceId } = first.resource;
  const slot = {
    serviceId: service.serviceId,
    startsAt: start * minuteMs,
    number: service.numbers[resourceId] ?? -1,
  };
  const place = placeOfSlot(slot);
  const { taken, looked } = blocksToRead(service, first.resource, slot.startsAt);
  const leaves = [...at.times.values()].filter((time) => time.slots.has(place) && !times.includes(time));
  return {
    ...{ kind: 'open', slot, place, looked },
    resourceIds: times.map((time) => time.resource.resourceId),
    endsAt: (start + service.duration) * minuteMs,
    total: slotUnits(service, first),
    busy: busyOf(service, start),
    blocks: taken,
    displaces: [
      ...displacedByTime(times, busyOf(service, start)),
      ...displacedByLimits(service, first, start),
    ].filter(
      (displaced, index, all) =>
        displaced.place !== place && all.findIndex((each) => each.place === displaced.place) === index,
    ),
    leaves: leaves.map((time) => time.resource.resourceId),
  };
}
