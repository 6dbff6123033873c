import type { RecordedBooking } from '../contract/booking.ts';
import type { DealId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';

/** The names of the counted outcomes. Figures only rise: they count what happened, not the current state. */
export const outcomeNames = ['held', 'confirmed', 'rejected', 'expired', 'cancelled', 'refunded'] as const;
export type OutcomeName = (typeof outcomeNames)[number];
export type UnitsName = `${OutcomeName}Units`;
export type FigureName = 'orders' | OutcomeName | UnitsName;
export const unitsName = (outcome: OutcomeName): UnitsName => `${outcome}Units`;

/** An event of a booking, as the bus delivers it. */
export interface BookingEvent {
  readonly source: string;
  readonly id: string;
  readonly booking: RecordedBooking;
}

/** The numbers that some events add to their deal's figures. */
export interface Tally {
  readonly total: Readonly<Partial<Record<FigureName, number>>>;
  /** By the minute of the order, as an instant. */
  readonly minutes: ReadonlyMap<string, { readonly orders: number; readonly units: number }>;
}

export function tallyOf(events: readonly BookingEvent[]): Tally {
  const total: Partial<Record<FigureName, number>> = {};
  const minutes = new Map<string, { orders: number; units: number }>();
  const add = (name: FigureName, number = 1) => {
    total[name] = (total[name] ?? 0) + number;
  };
  for (const { booking } of events) {
    if (isCounted(booking.status)) {
      add(booking.status);
      add(unitsName(booking.status), booking.quantity);
    }
    if (!isFirstOutcome(booking)) continue;
    add('orders');
    const minute = minutes.get(minuteOf(booking)) ?? { orders: 0, units: 0 };
    minute.orders += 1;
    minute.units += booking.status === 'rejected' ? 0 : booking.quantity;
    minutes.set(minuteOf(booking), minute);
  }
  return { total, minutes };
}

/** Returns whether an event counts. An event that does not count needs no marker. */
export const matters = (booking: RecordedBooking): boolean => isCounted(booking.status);

const isCounted = (status: string): status is OutcomeName =>
  (outcomeNames as readonly string[]).includes(status);

/**
 * Returns whether this is an order's first outcome: a hold or a rejection. An order with nothing to pay is confirmed at
 * once.
 */
const isFirstOutcome = ({ status, total }: RecordedBooking): boolean =>
  status === 'held' || status === 'rejected' || (status === 'confirmed' && total.amountMinor === 0);

export const minuteOf = ({ createdAt }: Pick<RecordedBooking, 'createdAt'>): string =>
  toInstant(Math.floor(Date.parse(createdAt) / 60_000) * 60_000);

/** Groups events into transactions. Each group has one deal, and at most the given events and minutes. */
export function groupByDeal<E extends BookingEvent>(
  events: readonly E[],
  most: { readonly events: number; readonly minutes: number },
): Map<DealId, E[][]> {
  const byTime = events.toSorted((a, b) => a.booking.createdAt.localeCompare(b.booking.createdAt));
  const byDeal = Map.groupBy(byTime, ({ booking }) => booking.dealId);
  return new Map([...byDeal].map(([dealId, ofDeal]) => [dealId, cut(ofDeal, most)]));
}

/** Cuts a list of events in the order of time. Events of one minute stay together where possible. */
function cut<E extends BookingEvent>(events: readonly E[], most: { events: number; minutes: number }): E[][] {
  const groups: { events: E[]; minutes: Set<string> }[] = [];
  for (const event of events) {
    const minute = minuteOf(event.booking);
    const group = groups.at(-1);
    const fits =
      group &&
      group.events.length < most.events &&
      (group.minutes.has(minute) || group.minutes.size < most.minutes);
    if (fits) {
      group.events.push(event);
      group.minutes.add(minute);
    } else groups.push({ events: [event], minutes: new Set([minute]) });
  }
  return groups.map((group) => group.events);
}
