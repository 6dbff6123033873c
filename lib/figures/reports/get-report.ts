import type { SellerId } from '../../contract/ids.ts';
import {
  maxReportRows,
  type Report,
  type ReportComparison,
  type ReportDivision,
  type ReportRow,
} from '../../contract/report.ts';
import type { Staff } from '../../platform/caller.ts';
import { whoseFigures } from '../whose-figures.ts';
import { toReportFigures } from './report-numbers.ts';
import { comparedPeriod, type ReportPeriod, requirePeriod } from './report-period.ts';
import type { ReportOwner } from './report-places.ts';
import type { ReportRepository } from './report-repository.ts';
import { type SaleReader, salesOf } from './report-sales.ts';
import { type DividedSums, type SumReader, sumsByDimension, sumsByTime } from './report-sums.ts';

interface Deps extends SaleReader {
  readonly reports: SumReader & Pick<ReportRepository, 'counted'>;
}

interface Wanted {
  readonly staff: Staff;
  readonly by: ReportDivision;
  /** Days of the zone, both included. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly compare: ReportComparison;
  readonly sellerId?: SellerId | undefined;
}

/**
 * Makes a report of a period, from sums by hour.
 * @throws AppError `invalid_request` for a period that is reversed or too long, `not_found` when a seller asks for
 * another seller
 */
export async function getReport(deps: Deps, wanted: Wanted): Promise<Report> {
  const { staff, by, timeZone } = wanted;
  const owner = whoseFigures(staff, wanted.sellerId);
  const period = requirePeriod(wanted);
  const compared = comparedPeriod(period, wanted.compare);
  const read = (days: ReportPeriod) => readSums(deps.reports, { owner, by, timeZone, ...days });
  const [now, before, counted] = await Promise.all([
    read(period),
    compared && read(compared),
    deps.reports.counted(),
  ]);
  const isTime = by === 'hour' || by === 'day';
  const keys = isTime ? [...now.rows.keys()] : mostOrders(now, before);
  const shown = isTime ? keys : keys.slice(0, maxReportRows);
  const sales = isTime
    ? undefined
    : await salesOf(deps, { owner, by, timeZone, ...period, sums: now, shown });
  return {
    ...{ by, timeZone, period },
    ...(compared && { compared }),
    total: { ...toReportFigures(now.total), ...(sales?.total && { sale: sales.total }) },
    ...(before && { before: toReportFigures(before.total) }),
    rows: shown.map((key, index): ReportRow => {
      // The hours of two days are not the same instants, so times are compared by their place.
      const other = isTime ? [...(before?.rows.keys() ?? [])][index] : key;
      const sale = sales?.byKey.get(key);
      const title = sales?.titles.get(key);
      return {
        key,
        ...(title !== undefined && { title }),
        ...toReportFigures(now.rows.get(key) ?? new Map()),
        ...(sale && { sale }),
        ...(before && { before: toReportFigures(before.rows.get(other ?? '') ?? new Map()) }),
      };
    }),
    hasMore: shown.length < keys.length,
    ...counted,
  };
}

interface Asked extends ReportPeriod {
  readonly owner: ReportOwner;
  readonly by: ReportDivision;
  readonly timeZone: string;
}

async function readSums(reports: SumReader, { by, ...asked }: Asked): Promise<DividedSums> {
  if (by === 'hour' || by === 'day') return sumsByTime(reports, { ...asked, by });
  // A seller is one row of the house, and their total has it.
  if (by !== 'seller' || asked.owner === 'house') return sumsByDimension(reports, { ...asked, by });
  const { total } = await sumsByTime(reports, { ...asked, by: 'day' });
  return { total, rows: total.size > 0 ? new Map([[asked.owner, total]]) : new Map() };
}

/** Returns the keys of both periods, those with the most orders now first. */
function mostOrders(now: DividedSums, before: DividedSums | undefined): string[] {
  const orders = (key: string) => now.rows.get(key)?.get('orders') ?? 0;
  const ordersBefore = (key: string) => before?.rows.get(key)?.get('orders') ?? 0;
  return [...new Set([...now.rows.keys(), ...(before?.rows.keys() ?? [])])].toSorted(
    (one, other) =>
      orders(other) - orders(one) || ordersBefore(other) - ordersBefore(one) || (one < other ? -1 : 1),
  );
}
