import type { OfferId } from '../../slots/sold-id.ts';
import {
  type DealFacts,
  hourName,
  type ReportItemKey,
  type ReportShard,
  sumsOf,
  utcDay,
} from './report-places.ts';
import type { Reported } from './report-tally.ts';

/** A sum and the numbers to add to it. */
export interface ReportWrite extends ReportItemKey {
  readonly numbers: Record<string, number>;
}

export type FactsOf = (offerId: OfferId) => DealFacts;

/** Adds up what some events add to each sum: one write for each sum, however many events there are. */
export function reportWrites(
  reported: readonly Reported[],
  factsOf: FactsOf,
  shard: ReportShard,
): ReportWrite[] {
  const writes = new Map<string, ReportWrite>();
  for (const { offerId, parts } of reported)
    for (const { at, numbers } of parts)
      for (const { pk, sk } of sumsOf(offerId, factsOf(offerId), utcDay(at), shard)) {
        const place = `${pk} ${sk}`;
        const write = writes.get(place) ?? { pk, sk, numbers: {} };
        writes.set(place, write);
        for (const [name, number] of Object.entries(numbers)) {
          const hour = hourName(at, name);
          write.numbers[hour] = (write.numbers[hour] ?? 0) + number;
        }
      }
  return [...writes.values()];
}

interface GroupBounds {
  /** Events and sums together. */
  readonly parts: number;
  /** Numbers in a sum: an expression has at most 4 KB. */
  readonly numbers: number;
}

/** Groups events into transactions: by deal and time, so that many events share few sums. */
export function groupReported<R extends Reported>(
  reported: readonly R[],
  factsOf: FactsOf,
  most: GroupBounds,
): R[][] {
  const order = ({ offerId, parts }: R) => `${offerId} ${parts[0]?.at ?? 0}`;
  const groups: { events: R[]; sums: Map<string, Set<string>> }[] = [];
  for (const event of reported.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))) {
    const added = reportWrites([event], factsOf, 0);
    const last = groups.at(-1);
    const group =
      last && fits(last, added, most) ? last : { events: [], sums: new Map<string, Set<string>>() };
    if (group !== last) groups.push(group);
    group.events.push(event);
    for (const { pk, sk, numbers } of added) {
      const names = group.sums.get(`${pk} ${sk}`) ?? new Set();
      for (const name of Object.keys(numbers)) names.add(name);
      group.sums.set(`${pk} ${sk}`, names);
    }
  }
  return groups.map(({ events }) => events);
}

function fits(
  { events, sums }: { readonly events: readonly Reported[]; readonly sums: ReadonlyMap<string, Set<string>> },
  added: readonly ReportWrite[],
  most: GroupBounds,
): boolean {
  const fresh = added.filter(({ pk, sk }) => !sums.has(`${pk} ${sk}`)).length;
  const numbers = added.map(
    (write) => new Set([...(sums.get(`${write.pk} ${write.sk}`) ?? []), ...Object.keys(write.numbers)]).size,
  );
  return events.length + 1 + sums.size + fresh <= most.parts && Math.max(...numbers) <= most.numbers;
}
