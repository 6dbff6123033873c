import type { ResourceId } from '../contract/ids.ts';
import { localOf } from '../zones/local-time.ts';
import type { WantedOpening } from './opening.ts';
import type { ResourceTime } from './resource-time.ts';
import {
  candidatesOf,
  choosePrimary,
  freeOf,
  type ServiceTime,
  serviceTime,
  slotUnits,
} from './slot-choice.ts';
import { startsOf } from './starts.ts';

/** The slots of a service that can be ordered. */
export interface AvailableSlot {
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Shared: the most seats that an order can have. Private: how many such slots can be opened. */
  readonly left: number;
  /** The primary resources that have it, in the order of their group. */
  readonly resourceIds: readonly ResourceId[];
}

/** The slots that a buyer asks for. */
export interface WantedSlots extends Omit<WantedOpening, 'startsAt' | 'tryFirst'> {
  /** Milliseconds since the epoch. Slots start in the period, `until` exclusive. */
  readonly from: number;
  readonly until: number;
}

const minuteMs = 60_000;

/** Returns the slots that can be ordered, oldest first. Each of them `decideOpening` accepts, and no others. */
export function availableSlots(wanted: WantedSlots): AvailableSlot[] {
  const { service, now } = wanted;
  const from = Math.ceil(Math.max(wanted.from / minuteMs, now / minuteMs + service.notice));
  const until = Math.min(wanted.until / minuteMs, Math.floor(now / minuteMs + service.horizon) + 1);
  if (from >= until || wanted.partySize < 1) return [];
  const at = serviceTime(wanted, from, until);
  const [primary, ...others] = service.requires;
  if (!primary) return [];
  const found = new Map<number, { left: number; resourceIds: ResourceId[] }>();
  const freeOthers = new Map<number, number>();
  for (const time of candidatesOf(at, primary))
    for (const start of startsOf(time.hours, service, from, until)) {
      const left = leftAt(at, time, start, () => {
        const known = freeOthers.get(start);
        if (known !== undefined) return known;
        const free = Math.min(
          Number.POSITIVE_INFINITY,
          ...others.map((group) => freeOf(at, group, start).length),
        );
        freeOthers.set(start, free);
        return free;
      });
      if (left === 0) continue;
      const slot = found.get(start) ?? { left: 0, resourceIds: [] };
      found.set(start, slot);
      slot.resourceIds.push(time.resource.resourceId);
      slot.left = service.seating === 'shared' ? Math.max(slot.left, left) : slot.left + left;
    }
  return [...found]
    .toSorted(([one], [other]) => one - other)
    .map(([start, { left, resourceIds }]) => ({
      startsAt: start * minuteMs,
      endsAt: (start + service.duration) * minuteMs,
      left: service.seating === 'shared' ? left : Math.min(left, freeOthers.get(start) ?? left),
      resourceIds,
    }));
}

/** Returns what one primary resource has at a start: seats, or 1 for a private slot. */
function leftAt(at: ServiceTime, time: ResourceTime, start: number, freeOthers: () => number): number {
  const choice = choosePrimary(at, time, start);
  if (choice.kind === 'join') return choice.known.entry[2];
  return choice.kind === 'open' && freeOthers() > 0 ? slotUnits(at.service, time) : 0;
}

/** Counts slots by the local dates of a zone: how many starts a day has. */
export function slotsByDay(slots: readonly AvailableSlot[], timeZone: string): Map<string, number> {
  const days = new Map<string, number>();
  for (const { startsAt } of slots) {
    const { date } = localOf(timeZone, startsAt);
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  return days;
}
