import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { stored } from '../platform/stored.ts';
import { type BoundKind, type BuyerBounds, boundKinds, isBeforeBound } from '../stock/buyer-bounds.ts';
import { toStock } from '../stock/stock.ts';
import { toBookingRecord } from './booking-writes.ts';
import { addToTally, type BuyerTally, fits, isOfEra, setTally, tallyKey, type Units } from './buyer-tally.ts';
import { keepsUnits } from './status.ts';

/**
 * Enforces the bounds of one buyer on a stock: units of all live bookings, and unpaid held units, whenever they were
 * booked.
 *
 * The records are the truth. A tally in the buyer's partition saves reading them. It is an upper limit of the units,
 * and is written with every booking that a bound applies to, so it also serialises the orders of a buyer. Returned or
 * paid units are not subtracted from it. An order that finds no room counts the records and corrects the tally.
 * docs/decisions/0033 and 0044 have the reasons.
 */
export type BoundFailure =
  /** The buyer has too many units for this order. */
  | Exceeded
  /** The answer is unknown, since other requests are writing. Nothing was written, and a later attempt may succeed. */
  | 'busy';

export interface Exceeded {
  readonly exceeded: BoundKind;
  /** The end of the buyer's earliest hold, in milliseconds since the epoch. The order may succeed then. */
  readonly until?: number;
}

interface Tables {
  readonly bookings: string;
  readonly stock: string;
}

/** Concurrent orders of one buyer. Each round lets one of them succeed. */
const rounds = 4;

export const isExceeded = (outcome: unknown): outcome is Exceeded =>
  typeof outcome === 'object' && outcome !== null && 'exceeded' in outcome;

/**
 * Makes a write together with the tally's.
 * @param write makes it, and returns `recount` when the tally's condition alone failed
 */
export async function withinBounds<T>(
  dynamo: DynamoDBDocumentClient,
  tables: Tables,
  { units, bounds }: { readonly units: Units; readonly bounds: BuyerBounds },
  write: (tally: TransactItem) => Promise<T | 'recount'>,
): Promise<T | BoundFailure> {
  const never = boundKinds.find((kind) => units.quantity > (bounds[kind]?.units ?? Number.POSITIVE_INFINITY));
  if (never) return { exceeded: never };
  // When the bounds are as old as the sale, a buyer without a tally has no units, so no read is needed.
  const isOld = boundKinds.every((kind) => bounds[kind]?.era === undefined);
  let next = isOld ? addition(tables, units, bounds) : await count(dynamo, tables, units, bounds);
  for (let round = 1; 'tally' in next; round++) {
    const outcome = await write(next.tally);
    if (outcome !== 'recount') return outcome;
    next = round < rounds ? await count(dynamo, tables, units, bounds) : { failure: 'busy' };
  }
  return next.failure;
}

type Next = { readonly tally: TransactItem } | { readonly failure: BoundFailure };

const addition = ({ bookings }: Tables, units: Units, bounds: BuyerBounds): Next => ({
  tally: addToTally(bookings, units, bounds),
});

/** Reads the buyer's units, and returns the tally's new values. */
async function count(
  dynamo: DynamoDBDocumentClient,
  tables: Tables,
  units: Units,
  bounds: BuyerBounds,
): Promise<Next> {
  // First the tally, then the records: a booking in between changes the tally.
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: tables.bookings, Key: tallyKey(units), ConsistentRead: true }),
  );
  const tally = Item && stored<BuyerTally>(Item, ['pk', 'sk']);
  if (fits(tally, units, bounds)) return addition(tables, units, bounds);
  const unknown = boundKinds.filter((kind) => bounds[kind] && !isOfEra(tally, kind, bounds[kind]));
  if (unknown.length > 0 && (await mayGrowUncounted(dynamo, tables, { units, bounds, unknown })))
    return { failure: 'busy' };
  const { until, ...had } = await unitsOf(dynamo, tables, units);
  const counts = { limit: had.limit + units.quantity, unpaid: had.unpaid + units.quantity };
  const exceeded = boundKinds.find(
    (kind) => counts[kind] > (bounds[kind]?.units ?? Number.POSITIVE_INFINITY),
  );
  if (exceeded) return { failure: { exceeded, ...(until !== undefined && { until }) } };
  return { tally: setTally(tables.bookings, units, { bounds, counts, tally }) };
}

/** Bookings from claims that were made before the bound may still be recorded, without a tally. */
async function mayGrowUncounted(
  dynamo: DynamoDBDocumentClient,
  { stock }: Tables,
  { units, bounds, unknown }: { units: Units; bounds: BuyerBounds; unknown: readonly BoundKind[] },
): Promise<boolean> {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: stock, Key: { pk: units.stockId }, ConsistentRead: true }),
  );
  return Item === undefined || unknown.some((kind) => isBeforeBound(toStock(Item), kind, bounds[kind]?.era));
}

/** Counts the buyer's units of the stock by their records, and finds the end of the earliest hold. */
async function unitsOf(
  dynamo: DynamoDBDocumentClient,
  { bookings: table }: Tables,
  { buyerId: pk, stockId }: Units,
): Promise<{ limit: number; unpaid: number; until: number | undefined }> {
  let [limit, unpaid, until]: [number, number, number | undefined] = [0, 0, undefined];
  for await (const item of queryAll(dynamo, { table, pk, prefix: 'booking#' })) {
    const record = toBookingRecord(item);
    if (record.stockId !== stockId || !keepsUnits(record)) continue;
    limit += record.quantity;
    // An expired hold keeps its units until its release is recorded.
    if (record.status !== 'held') continue;
    unpaid += record.quantity;
    until = Math.min(until ?? Number.POSITIVE_INFINITY, record.holdExpiresAt ?? Number.POSITIVE_INFINITY);
  }
  return { limit, unpaid, until };
}
