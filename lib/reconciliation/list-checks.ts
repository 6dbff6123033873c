import * as z from 'zod';
import { type StockId, stockId } from '../contract/ids.ts';
import { instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import type { LedgerReportSummary, StockCheck, StockRun } from '../contract/reconciliation.ts';
import type { LedgerReports } from '../ledger/ledger-reports.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { listedPosition } from '../platform/status-list.ts';
import type { CheckRepository } from './check-repository.ts';

interface Wanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** @throws AppError `invalid_request` for a cursor of another list. */
export async function listStockChecks(
  { checks }: { readonly checks: Pick<CheckRepository, 'listDiffering'> },
  { cursor, limit }: Wanted,
): Promise<Page<StockCheck>> {
  const after = decodeCursor(cursor, listedPosition(stockId));
  const { records, next } = await checks.listDiffering('stock', { limit, after });
  return { items: records, nextCursor: next ? encodeCursor(next) : null };
}

const runPosition = z.strictObject({ before: instant });

/** @throws AppError `invalid_request` for a cursor of another list. */
export async function listStockRuns(
  { checks }: { readonly checks: Pick<CheckRepository, 'runs'> },
  { cursor, limit }: Wanted,
): Promise<Page<StockRun>> {
  const before = decodeCursor(cursor, runPosition)?.before;
  const items = await checks.runs({ before, limit: limit + 1 });
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor: items.length > limit && last ? encodeCursor({ before: last.startedAt }) : null,
  };
}

/** @throws AppError `not_found` when the stock was not checked in the last 90 days. */
export async function getStockCheck(
  { checks }: { readonly checks: Pick<CheckRepository, 'get'> },
  id: StockId,
): Promise<StockCheck> {
  const found = await checks.get(id);
  if (!found) throw new AppError('not_found', 'The stock of this deal was not checked yet. Check it now.');
  return found;
}

const dayMs = 86_400_000;
const mostDays = 60;
const reportPosition = z.strictObject({ daysBack: z.int().min(1).max(mostDays) });

/** Lists the reports of the last days, newest first. @throws AppError `invalid_request` for a cursor of another list */
export async function listLedgerReports(
  { reports, clock }: { readonly reports: Pick<LedgerReports, 'getMany'>; readonly clock: Clock },
  { cursor, limit }: Wanted,
): Promise<Page<LedgerReportSummary>> {
  const first = decodeCursor(cursor, reportPosition)?.daysBack ?? 0;
  const end = Math.min(first + limit, mostDays);
  const days = Array.from({ length: end - first }, (_, index) =>
    toInstant(clock.now() - (first + index) * dayMs).slice(0, 10),
  );
  const found = await reports.getMany(days);
  const items = days.flatMap((day) => found.get(day) ?? []);
  return {
    items: items.map(({ day, madeAt, differing, compared }) => ({ day, madeAt, differing, compared })),
    nextCursor: end < mostDays ? encodeCursor({ daysBack: end }) : null,
  };
}
