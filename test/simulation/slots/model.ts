import type { ResourceId } from '../../../lib/contract/ids.ts';
import type { OpeningRefusal } from '../../../lib/slots/opening.ts';
import type { DayHours, Schedule } from '../../../lib/slots/schedule.ts';
import type { SlotService } from '../../../lib/slots/slot-service.ts';
import { firstShowing, type WallClock, wallClock } from './wall-clock.ts';

/** Somebody who has units of a slot. */
export interface ModelBooking {
  readonly service: SlotService;
  readonly start: number;
  readonly resourceIds: readonly ResourceId[];
  readonly units: number;
}

export interface ModelWish {
  readonly service: SlotService;
  readonly start: number;
  readonly party: number;
  readonly resourceId: ResourceId | undefined;
  readonly now: number;
}

/** The primary resources that the slot may have, and how many seats an order may have; or why there are none. */
export type Verdict =
  | { readonly primaries: ReadonlyMap<ResourceId, number>; readonly joins: boolean }
  | { readonly code: OpeningRefusal };

export type ModelResource = Schedule & { readonly resourceId: ResourceId; readonly seats: number };

const dayMinutes = 1_440;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A slow and simple calendar: each minute of each resource is open or not, and in use or not. */
export class Model {
  readonly bookings = new Set<ModelBooking>();
  readonly outside = new Map<ResourceId, Map<number, readonly (readonly [number, number])[]>>();
  readonly #resources = new Map<ResourceId, ModelResource>();
  readonly #painted = new Map<ResourceId, { open: Uint8Array; ruled: (readonly [number, number])[] }>();
  readonly #focalDay: string;

  constructor(focalDay: string) {
    this.#focalDay = focalDay;
  }

  change(resource: ModelResource): void {
    this.#resources.set(resource.resourceId, resource);
    this.#painted.delete(resource.resourceId);
  }

  #clock(id: ResourceId): WallClock {
    return wallClock(this.#resources.get(id)?.timeZone ?? 'UTC', this.#focalDay);
  }

  /** Paints the minutes of each day's hours, then paints time off over them. */
  #paint(id: ResourceId) {
    const known = this.#painted.get(id);
    if (known) return known;
    const clock = this.#clock(id);
    const resource = this.#resources.get(id) as ModelResource;
    const open = new Uint8Array(clock.shown.length);
    const ruled: (readonly [number, number])[] = [];
    const paint = (from: number, until: number, value: number) => {
      for (let minute = from; minute < until; minute++) open[minute - clock.from] = value;
    };
    const middle = dayOf(this.#focalDay);
    for (let day = middle - 5; day <= middle + 5; day++)
      for (const { from, until } of hoursOn(resource, day)) {
        const begins = firstShowing(clock, day * dayMinutes + from);
        const ends = firstShowing(clock, day * dayMinutes + until);
        if (begins === undefined || ends === undefined || begins >= ends) continue;
        paint(begins, ends, 1);
        ruled.push([begins, ends]);
      }
    for (const { from, until } of resource.timeOff) {
      const [begins, ends] = [from, until].map((text) =>
        firstShowing(clock, Date.parse(`${text}:00Z`) / 60_000),
      );
      if (begins !== undefined && ends !== undefined) paint(begins, ends, 0);
    }
    const made = { open, ruled };
    this.#painted.set(id, made);
    return made;
  }

  #isOpen(id: ResourceId, from: number, until: number): boolean {
    const { open } = this.#paint(id);
    for (let minute = from; minute < until; minute++) if (!open[minute - this.#clock(id).from]) return false;
    return true;
  }

  #startsAt({ step, duration }: SlotService, id: ResourceId, start: number): boolean {
    const { ruled } = this.#paint(id);
    return (
      ruled.some(([from, until]) => {
        for (let minute = from; minute < until; minute += step) if (minute === start) return true;
        return false;
      }) && this.#isOpen(id, start, start + duration)
    );
  }

  /** Returns whether a minute of a resource has no booking of another slot and no outside appointment. */
  #isFree(
    id: ResourceId,
    [from, until]: readonly [number, number],
    itself: (booking: ModelBooking) => boolean,
  ): boolean {
    for (let minute = from; minute < until; minute++) {
      for (const booking of this.bookings) {
        const [begins, ends] = takes(booking.service, booking.start);
        if (booking.resourceIds.includes(id) && begins <= minute && minute < ends && !itself(booking))
          return false;
      }
      for (const appointments of this.outside.get(id)?.values() ?? [])
        if (appointments.some(([begins, ends]) => begins <= minute && minute < ends)) return false;
    }
    return true;
  }

  /** Returns the local day of a minute, as the resource's clocks show it. */
  #dayAt(id: ResourceId, minute: number): number {
    const clock = this.#clock(id);
    return Math.floor((clock.shown[minute - clock.from] ?? 0) / dayMinutes);
  }

  #isFull(service: SlotService, id: ResourceId, start: number): boolean {
    const starts = [
      ...new Set(
        [...this.bookings]
          .filter((each) => each.service === service && each.resourceIds[0] === id)
          .map((each) => each.start),
      ),
    ];
    const day = this.#dayAt(id, start);
    const mondayOf = (each: number) => each - ((each + 3) % 7);
    const sameDay = starts.filter((each) => this.#dayAt(id, each) === day);
    const sameWeek = starts.filter((each) => mondayOf(this.#dayAt(id, each)) === mondayOf(day));
    const { perDay, perWeek } = service.limits;
    return (
      (perDay !== undefined && sameDay.length >= perDay) ||
      (perWeek !== undefined && sameWeek.length >= perWeek)
    );
  }

  /** Judges a wish, by trying each primary resource. */
  judge(wish: ModelWish): Verdict {
    const { service, start, now } = wish;
    if (start - service.notice < now) return { code: 'too_soon' };
    if (start - service.horizon > now) return { code: 'too_far' };
    const found = this.#named(wish, 0).map((id) => ({ id, ...this.#judgePrimary(wish, id) }));
    const joined = found.filter((each) => each.joins);
    const good = joined.length > 0 ? joined : found.filter((each) => each.left > 0);
    if (good.length > 0)
      return { primaries: new Map(good.map(({ id, left }) => [id, left])), joins: joined.length > 0 };
    const order: OpeningRefusal[] = ['taken', 'limit_reached', 'party_too_large', 'outside_hours'];
    return { code: order.find((code) => found.some((each) => each.code === code)) ?? 'outside_hours' };
  }

  #named({ service, resourceId }: ModelWish, group: number): readonly ResourceId[] {
    const ids = service.requires[group]?.resourceIds ?? [];
    return resourceId && ids.includes(resourceId) ? [resourceId] : ids;
  }

  #judgePrimary(wish: ModelWish, id: ResourceId): { left: number; joins: boolean; code?: OpeningRefusal } {
    const { service, start, party } = wish;
    const no = (code: OpeningRefusal) => ({ left: 0, joins: false, code });
    const seats = this.#resources.get(id)?.seats ?? 0;
    const total = service.seating === 'private' ? seats : Math.min(seats, service.seats ?? seats);
    if (!this.#startsAt(service, id, start)) return no('outside_hours');
    if (party > total) return no('party_too_large');
    const same = (booking: ModelBooking) =>
      booking.service === service && booking.start === start && booking.resourceIds[0] === id;
    const there = [...this.bookings].filter(same);
    if (!this.#isFree(id, takes(service, start), same)) return no('taken');
    const [one] = there;
    if (one) {
      const left = total - there.reduce((sum, each) => sum + each.units, 0);
      const held = one.resourceIds.every(
        (each, group) =>
          this.#named(wish, group).includes(each) &&
          this.#isOpen(each, start, start + service.duration) &&
          this.#isFree(each, takes(service, start), same),
      );
      return service.seating === 'shared' && party <= left && held ? { left, joins: true } : no('taken');
    }
    if (this.#isFull(service, id, start)) return no('limit_reached');
    const complete = service.requires
      .slice(1)
      .every((_, index) => this.freeSeconds(wish, index + 1).length > 0);
    return complete ? { left: service.seating === 'private' ? 1 : total, joins: false } : no('taken');
  }

  /** Returns the resources of a later group that are free. */
  freeSeconds(wish: ModelWish, group: number): ResourceId[] {
    const { service, start } = wish;
    return this.#named(wish, group).filter(
      (id) =>
        this.#isOpen(id, start, start + service.duration) &&
        this.#isFree(id, takes(service, start), () => false),
    );
  }
}

/** Returns the time that a slot needs, buffers included. */
export const takes = (service: SlotService, start: number): readonly [number, number] => [
  start - service.bufferBefore,
  start + service.duration + service.bufferAfter,
];

/** Returns the hours of a local day: its override, nothing on a holiday, else the week's. */
function hoursOn(resource: ModelResource, day: number): readonly DayHours[] {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  const override = resource.overrides.find((each) => each.date === date);
  if (override) return override.hours;
  if (resource.holidays.includes(date)) return [];
  const weekday = new Date(day * 86_400_000).getUTCDay() || 7;
  return resource.weekly.filter((each) => each.day === weekday);
}
