import type { Outcome } from '../buyer.ts';
import type { RushOptions } from '../options.ts';

/** The slot of a booking, as the API answers it. */
export interface BookedSlot {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Returns what is wrong after a rush on the slots of one boat. */
export function slotDefects(
  outcomes: readonly Pick<Outcome, 'verdict'>[],
  booked: readonly BookedSlot[],
  { slots, capacity, buyers }: Pick<RushOptions, 'slots' | 'capacity' | 'buyers'>,
): string[] {
  const silent = outcomes.filter(({ verdict }) => verdict === 'unanswered').length;
  const wanted = Array.from({ length: slots }, (_, slot) => Math.ceil((buyers - slot) / slots));
  const due = wanted.reduce((sum, count) => sum + Math.min(capacity, Math.max(0, count)), 0);
  const bySlot = Map.groupBy(booked, ({ startsAt }) => startsAt);
  return [
    ...(silent > 0 ? [`${silent} buyers without an answer`] : []),
    ...(booked.length === due ? [] : [`${booked.length} bookings in place of ${due}`]),
    ...[...bySlot]
      .filter(([, all]) => all.length > capacity)
      .map(([startsAt, all]) => `${all.length} bookings of the slot at ${startsAt}`),
    ...overlaps([...bySlot.values()].flatMap(([one]) => one ?? [])),
  ];
}

const overlaps = (taken: readonly BookedSlot[]): string[] => {
  const inOrder = taken.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return inOrder
    .filter(({ startsAt }, index) => startsAt < (inOrder[index - 1]?.endsAt ?? ''))
    .map(({ startsAt }) => `an overlap at ${startsAt}`);
};
