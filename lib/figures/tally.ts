import { toInstant } from '../platform/clock.ts';
import type { OfferId } from '../slots/sold-id.ts';
import type { CountedEvent, FigureName, MomentName, Numbers } from './counted-event.ts';

/** The numbers that some events of a deal add to its figures. */
export interface Tally {
  readonly total: Numbers<FigureName>;
  /** By the minute and by the second, as instants. */
  readonly minutes: ReadonlyMap<string, Numbers<MomentName>>;
  readonly seconds: ReadonlyMap<string, Numbers<MomentName>>;
}

export function tallyOf(events: readonly CountedEvent[]): Tally {
  const minutes = new Map<string, Numbers<MomentName>>();
  const seconds = new Map<string, Numbers<MomentName>>();
  let total: Numbers<FigureName> = {};
  for (const event of events) {
    total = plus(total, event.total);
    if (Object.keys(event.moment).length === 0) continue;
    for (const [moments, key] of [
      [minutes, minuteOf(event)],
      [seconds, secondOf(event)],
    ] as const)
      moments.set(key, plus(moments.get(key) ?? {}, event.moment));
  }
  return { total, minutes, seconds };
}

function plus<Name extends string>(sum: Numbers<Name>, more: Numbers<Name>): Numbers<Name> {
  const result: Partial<Record<Name, number>> = { ...sum };
  for (const [name, number] of Object.entries(more) as [Name, number][])
    result[name] = (result[name] ?? 0) + number;
  return result;
}

const startOf = (at: number, spanMs: number): string => toInstant(Math.floor(at / spanMs) * spanMs);
const minuteOf = ({ at }: Pick<CountedEvent, 'at'>): string => startOf(at, 60_000);
const secondOf = ({ at }: Pick<CountedEvent, 'at'>): string => startOf(at, 1_000);

/** The most events in a transaction, and the most minutes and seconds together. */
interface GroupLimits {
  readonly events: number;
  readonly moments: number;
}

/** Groups events into transactions. Each group has one deal, and is within the limits. */
export function groupByDeal<E extends CountedEvent>(
  events: readonly E[],
  most: GroupLimits,
): Map<OfferId, E[][]> {
  const byTime = events.toSorted((a, b) => a.at - b.at);
  const byDeal = Map.groupBy(byTime, ({ offerId }) => offerId);
  return new Map([...byDeal].map(([offerId, ofDeal]) => [offerId, cut(ofDeal, most)]));
}

/** Cuts a list of events in the order of time. Events of one second stay together where possible. */
function cut<E extends CountedEvent>(events: readonly E[], most: GroupLimits): E[][] {
  const groups: { events: E[]; moments: Set<string> }[] = [];
  for (const event of events) {
    const moments = [`minute ${minuteOf(event)}`, `second ${secondOf(event)}`];
    const group = groups.at(-1);
    const fits =
      group &&
      group.events.length < most.events &&
      group.moments.union(new Set(moments)).size <= most.moments;
    if (fits) {
      group.events.push(event);
      for (const moment of moments) group.moments.add(moment);
    } else groups.push({ events: [event], moments: new Set(moments) });
  }
  return groups.map((group) => group.events);
}
