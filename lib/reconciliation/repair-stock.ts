import * as z from 'zod';
import { audited } from '../audit/audit-act.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import { type RecoverDeps, recoverClaims } from '../bookings/recover-claims.ts';
import type { ReleaseDeps } from '../bookings/release-holds.ts';
import { releaseOverdue } from '../bookings/release-overdue.ts';
import { bookingId, type StockId } from '../contract/ids.ts';
import type { StockRepair, StockRepairResult } from '../contract/reconciliation.ts';
import { keepCurrent, lastWalkShard } from '../deal-bookings/keep-current.ts';
import type { DealBookings, WalkPlace } from '../deal-bookings/repository.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { Stock } from '../stock/stock.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { brokenClaims, type CheckDeps, checkStock, overdueMs } from './check-stock.ts';

export interface RepairDeps
  extends Omit<CheckDeps, 'claims'>,
    Omit<RecoverDeps, 'bookings'>,
    Omit<ReleaseDeps, 'bookings'> {
  readonly bookings: RecoverDeps['bookings'] & ReleaseDeps['bookings'] & Pick<BookingReader, 'getMany'>;
  readonly dealBookings: CheckDeps['dealBookings'] & Pick<DealBookings, 'walk' | 'keep'>;
  readonly audit: Pick<AuditLog, 'append'>;
}

interface WantedRepair {
  readonly repair: StockRepair;
  readonly cursor?: string | undefined;
}

type Part = Omit<StockRepairResult, 'repair' | 'done'>;

const recordsInPart = 500;
const mostIds = 50;
const position = z.strictObject({ shard: z.int().min(0).max(lastWalkShard), after: bookingId.optional() });

/**
 * Returns what a repair would change.
 * @throws AppError `not_found`, or `invalid_request` for a foreign cursor
 */
export async function seeStockRepair(
  deps: RepairDeps,
  stockId: StockId,
  wanted: WantedRepair,
): Promise<StockRepairResult> {
  const part = await parts[wanted.repair](deps, await stockAt(deps, stockId), wanted.cursor, true);
  return { repair: wanted.repair, done: false, ...part };
}

/**
 * Does a part of a repair. After the last one the stock is checked anew.
 * @throws AppError `not_found`, or `invalid_request` for a foreign cursor
 */
export async function repairStock(
  deps: RepairDeps,
  stockId: StockId,
  { repair, cursor }: WantedRepair,
  actor: Actor,
): Promise<StockRepairResult> {
  const preview = await seeStockRepair(deps, stockId, { repair, cursor });
  let done: Part = { ...preview, repaired: 0 };
  if (preview.found > 0) {
    const after = { repair, found: preview.found, ids: preview.ids };
    const dealId = findDealOfStock(stockId);
    const subject =
      dealId === undefined ? { kind: 'stock' as const, id: stockId } : { kind: 'deal' as const, id: dealId };
    done = await audited(deps, actor, { subject, before: null, after }, async () =>
      parts[repair](deps, await stockAt(deps, stockId), cursor, false),
    );
  }
  if (done.nextCursor === null) await checkStock(deps, stockId, repair === 'refresh_records');
  const { read, found, repaired, ids, nextCursor } = done;
  return { repair, done: true, read, found, repaired, ids, nextCursor };
}

async function stockAt({ stocks }: Pick<RepairDeps, 'stocks'>, stockId: StockId): Promise<Stock> {
  const stock = await stocks.get(stockId, { consistent: true });
  if (!stock) throw new AppError('not_found', 'There is no such deal.');
  return stock;
}

type TakePart = (deps: RepairDeps, stock: Stock, cursor: string | undefined, isDry: boolean) => Promise<Part>;

const closeClaims: TakePart = async (deps, stock, _cursor, isDry) => {
  const { recoverAfterMs, clock } = deps;
  const broken = brokenClaims(stock, { now: clock.now(), recoverAfterMs });
  const known = await Promise.all(
    broken.map(async ([claimId]) => ((await deps.claims.getIntent(claimId)) ? [claimId] : [])),
  );
  const ids = known.flat();
  const repaired = isDry || ids.length === 0 ? 0 : await recoverClaims(deps, stock);
  return { read: broken.length, found: ids.length, repaired, ids: ids.slice(0, mostIds), nextCursor: null };
};

const releaseHolds: TakePart = async (deps, stock, _cursor, isDry) => {
  const before = deps.clock.now() - overdueMs;
  const ids: string[] = [];
  for await (const hold of deps.dealBookings.overdueHolds(stock.id, before)) {
    ids.push(hold.bookingId);
    if (ids.length >= recordsInPart) break;
  }
  const repaired = isDry || ids.length === 0 ? 0 : await releaseOverdue(deps, stock.id, before);
  const found = ids.length;
  return { read: found, found, repaired, ids: ids.slice(0, mostIds), nextCursor: null };
};

const refreshRecords: TakePart = async (deps, stock, cursor, isDry) => {
  const place: WalkPlace = decodeCursor(cursor, position) ?? { shard: 0 };
  let [read, repaired, ids]: [number, number, string[]] = [0, 0, []];
  let at: WalkPlace | undefined = place;
  // Most partitions of most stocks are nearly empty.
  while (at && read < recordsInPart) {
    const part = await keepCurrent(deps, stock.id, { place: at, limit: recordsInPart, isDry });
    read += part.read;
    repaired += part.kept;
    ids = [...ids, ...part.behind];
    at = part.next;
  }
  const nextCursor = at ? encodeCursor(at) : null;
  return { read, found: ids.length, repaired, ids: ids.slice(0, mostIds), nextCursor };
};

const parts: Readonly<Record<StockRepair, TakePart>> = {
  close_claims: closeClaims,
  release_holds: releaseHolds,
  refresh_records: refreshRecords,
};
