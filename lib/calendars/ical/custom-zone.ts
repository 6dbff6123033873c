import { type Component, propertiesOf, propertyOf } from './components.ts';
import { type ExpansionBudget, expandRule } from './expand-rule.ts';
import { toRecurrenceRule } from './recurrence-rule.ts';
import { dayMs, toOffset, toTimeValue, type WallTime } from './wall-time.ts';
import type { ZoneClock } from './zone-clock.ts';

/** A change of clocks: from one offset to UTC to another, in milliseconds. */
interface Onset {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Changes before 1970 are left out: a rule since 1601, as Windows writes it, would give hundreds. */
const earliest = 0;

/**
 * Makes the clock of a zone that a file describes by itself (VTIMEZONE). Undefined for one without any offset.
 * @param until the latest instant that is asked for
 */
export function customZone(zone: Component, until: number, budget: ExpansionBudget): ZoneClock | undefined {
  const parts = zone.components.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT');
  const onsets = parts
    .flatMap((part) => onsetsOf(part, until + 2 * dayMs, budget))
    .sort((a, b) => a.at - b.at);
  const [first] = onsets;
  return first && clockOf(onsets, first.from);
}

function onsetsOf(part: Component, until: number, budget: ExpansionBudget): Onset[] {
  const offset = (name: string) => toOffset(propertyOf(part, name)?.value ?? '');
  const from = offset('TZOFFSETFROM');
  const to = offset('TZOFFSETTO');
  const start = toTimeValue(propertyOf(part, 'DTSTART')?.value ?? '');
  if (from === undefined || to === undefined || !start) return [];
  const first = start.wall;
  const walls: WallTime[] = [first];
  for (const { value } of propertiesOf(part, 'RDATE'))
    for (const text of value.split(',')) {
      const date = toTimeValue(text.split('/', 1)[0] ?? '');
      if (date) walls.push(date.wall);
    }
  for (const { value } of propertiesOf(part, 'RRULE')) {
    const rule = toRecurrenceRule(value);
    if (!rule) continue;
    // The end of a zone's rule is an instant; its times are on the wall before the change.
    const last = rule.until && (rule.until.kind === 'utc' ? rule.until.wall + from : rule.until.wall);
    const window = { from: earliest, until: until + dayMs };
    walls.push(...expandRule(rule, { first, until: last }, window, budget));
  }
  return [...new Set(walls)].map((wall) => ({ at: wall - from, from, to }));
}

function clockOf(onsets: readonly Onset[], before: number): ZoneClock {
  const offsetWhere = (isPast: (onset: Onset) => boolean): number => {
    let low = 0;
    let high = onsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isPast(onsets[middle] as Onset)) low = middle + 1;
      else high = middle;
    }
    return onsets[low - 1]?.to ?? before;
  };
  return {
    // Inside a gap, and the first time round, the offset before the change still holds.
    toInstant: (wall) => wall - offsetWhere(({ at, from, to }) => at + Math.max(from, to) <= wall),
    toWall: (instant) => instant + offsetWhere(({ at }) => at <= instant),
  };
}
