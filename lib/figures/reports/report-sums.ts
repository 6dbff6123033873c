import { toInstant } from '../../platform/clock.ts';
import { addInto } from './report-numbers.ts';
import { type ReportDimension, type ReportOwner, readHourName } from './report-places.ts';
import type { ReportDay, ReportRepository } from './report-repository.ts';
import { dayInZone, everyDayOf, hoursOf, shiftDay } from './zone-days.ts';

export type Sum = Map<string, number>;

/** The numbers of a period, and the same divided. */
export interface DividedSums {
  readonly total: Sum;
  readonly rows: ReadonlyMap<string, Sum>;
}

export type SumReader = Pick<ReportRepository, 'totals' | 'dimension'>;

interface Asked {
  readonly owner: ReportOwner;
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
}

/** Reads a period by its days or its hours, in order, with those in which nothing happened. */
export async function sumsByTime(
  reports: SumReader,
  { owner, timeZone, from, to, by }: Asked & { readonly by: 'hour' | 'day' },
): Promise<DividedSums> {
  const dayOf = dayInZone(timeZone);
  const keyOf = by === 'hour' ? toInstant : dayOf;
  const keys = by === 'hour' ? hoursOf(from, to, timeZone).map(toInstant) : everyDayOf(from, to);
  const rows = new Map(keys.map((key): [string, Sum] => [key, new Map()]));
  const total: Sum = new Map();
  const read = await reports.totals(owner, shiftDay(from, -1), shiftDay(to, 1));
  for (const { at, name, number } of hoursIn(read)) {
    const row = rows.get(keyOf(at));
    if (!row) continue;
    addInto(row, [[name, number]]);
    addInto(total, [[name, number]]);
  }
  return { total, rows };
}

/** Reads a period by a fact about deals. Only what happened has a row. */
export async function sumsByDimension(
  reports: SumReader,
  { owner, timeZone, from, to, by }: Asked & { readonly by: ReportDimension },
): Promise<DividedSums> {
  const dayOf = dayInZone(timeZone);
  const hours = hoursOf(from, to, timeZone);
  const days = [...new Set(hours.map((at) => toInstant(at).slice(0, 10)))];
  const rows = new Map<string, Sum>();
  const total: Sum = new Map();
  for (const { at, key, name, number } of hoursIn(await reports.dimension(owner, by, days))) {
    const day = dayOf(at);
    if (day < from || day > to) continue;
    const row = rows.get(key) ?? new Map();
    rows.set(key, row);
    addInto(row, [[name, number]]);
    addInto(total, [[name, number]]);
  }
  return { total, rows };
}

function* hoursIn(
  days: readonly ReportDay[],
): Generator<{ key: string; at: number; name: string; number: number }> {
  for (const { key, day, numbers } of days)
    for (const [attribute, number] of Object.entries(numbers)) {
      const read = readHourName(attribute);
      if (!read || typeof number !== 'number') continue;
      const at = Date.parse(`${day}T${String(read.hour).padStart(2, '0')}:00:00.000Z`);
      yield { key, at, name: read.name, number };
    }
}
