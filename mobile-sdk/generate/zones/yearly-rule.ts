import { isDeepStrictEqual } from 'node:util';
import type { ZoneChange } from './unpack.ts';

/** A change that comes back each year, on the first such weekday from a day on. */
export interface YearlyChange {
  /** Days from 1 March, so that leap years do not matter. */
  readonly day: number;
  /** 0 (Sunday) to 6, in UTC. */
  readonly weekday: number;
  /** Minute of the day, in UTC. */
  readonly minute: number;
  readonly offset: number;
}

export interface RuledChanges {
  /** Those before the rule holds. */
  readonly changes: readonly ZoneChange[];
  readonly rule?: readonly YearlyChange[];
  /** The first year of the rule. */
  readonly ruleFrom?: number;
}

const dayMinutes = 1_440;
const weekdayOf = (day: number): number => (day + 4) % 7;
const yearOf = (change: ZoneChange): number => new Date(change.at * 60_000).getUTCFullYear();
const firstOfMarch = (year: number): number => Date.UTC(year, 2) / 60_000 / dayMinutes;

function changesOfYear(rule: readonly YearlyChange[], year: number): ZoneChange[] {
  return rule.map(({ day, weekday, minute, offset }) => {
    const earliest = firstOfMarch(year) + day;
    return { at: (earliest + ((weekday - weekdayOf(earliest) + 7) % 7)) * dayMinutes + minute, offset };
  });
}

/**
 * Replaces the changes of the last years by the rule that they follow. The packed data end in a year; a zone that still
 * changes its clocks in it does so by a rule in the database.
 * @throws Error for a zone that changes in the last year without such a rule
 */
export function findYearlyRule(name: string, changes: readonly ZoneChange[], lastYear: number): RuledChanges {
  const last = changes.at(-1);
  if (!last || yearOf(last) < lastYear) return { changes };
  const rule = [...Map.groupBy(changes.slice(-200), (change) => change.offset).values()]
    .map((same) => ({
      day: Math.min(
        ...same.map((change) => Math.floor(change.at / dayMinutes) - firstOfMarch(yearOf(change))),
      ),
      weekday: weekdayOf(Math.floor((same[0]?.at ?? 0) / dayMinutes)),
      minute: (same[0]?.at ?? 0) % dayMinutes,
      offset: same[0]?.offset ?? 0,
    }))
    .toSorted((one, other) => one.day - other.day);
  let before = [...changes];
  let ruleFrom = lastYear + 1;
  while (isDeepStrictEqual(before.slice(-rule.length), changesOfYear(rule, ruleFrom - 1))) {
    before = before.slice(0, -rule.length);
    ruleFrom -= 1;
  }
  if (ruleFrom > lastYear - 100) throw new Error(`${name} follows no rule`);
  return { changes: before, rule, ruleFrom };
}
