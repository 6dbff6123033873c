import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { BuyerId, DealId } from '../contract/ids.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { toStock } from '../stock/repository.ts';
import { type CustomerLimit, isBeforeLimit } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';

/**
 * The limit per customer, over all live bookings that the buyer has of a deal, whenever they were made.
 *
 * The records are the truth. A tally in the buyer's partition saves reading them: it says how many units were booked at
 * most, and is written with every booking that a limit applies to, so it also puts two orders of a buyer in turn. Units
 * that come back are not taken from it: an order that finds no room counts the records, and corrects it.
 * docs/decisions/0033 has the reasons.
 */
interface Tally {
  /** At least as many units as the buyer has: of bookings made under the limit of `era`. */
  readonly booked: number;
  readonly era?: number;
  /** Rises with each write, so that what was counted meanwhile is not written over. */
  readonly writes?: number;
}

type Units = Pick<BookingRecord, 'buyerId' | 'dealId' | 'quantity'>;

/**
 * `exceeded`: the buyer has too many units for this order. `busy`: it cannot be said now, since others are writing;
 * nothing was written, and a later attempt may pass.
 */
export type LimitFailure = 'exceeded' | 'busy';

interface Tables {
  readonly bookings: string;
  readonly stock: string;
}

/** Orders of one buyer at once; each round lets one of them pass. */
const rounds = 4;

/**
 * Makes a write together with the tally's.
 * @param write makes it, and says `recount` when of all its conditions only the tally's failed
 */
export async function withinLimit<T>(
  dynamo: DynamoDBDocumentClient,
  tables: Tables,
  { units, limit }: { readonly units: Units; readonly limit: CustomerLimit },
  write: (tally: TransactItem) => Promise<T | 'recount'>,
): Promise<T | LimitFailure> {
  // Under a limit that is as old as the deal, a buyer without a tally has nothing: no need to look.
  let part: TransactItem | LimitFailure =
    limit.era === undefined
      ? addToTally(tables.bookings, units, limit)
      : await count(dynamo, tables, units, limit);
  for (let round = 1; typeof part !== 'string'; round++) {
    const outcome = await write(part);
    if (outcome !== 'recount') return outcome;
    part = round < rounds ? await count(dynamo, tables, units, limit) : 'busy';
  }
  return part;
}

/** Looks what the buyer has, and says what the tally has to become. */
async function count(
  dynamo: DynamoDBDocumentClient,
  tables: Tables,
  units: Units,
  limit: CustomerLimit,
): Promise<TransactItem | LimitFailure> {
  // First the tally, then the records: what is booked in between makes the tally another.
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: tables.bookings, Key: tallyKey(units), ConsistentRead: true }),
  );
  const tally = Item as Tally | undefined;
  const isOfThisLimit = tally?.era === limit.era;
  if (isOfThisLimit && (tally?.booked ?? 0) + units.quantity <= limit.units)
    return addToTally(tables.bookings, units, limit);
  if (!isOfThisLimit && (await mayGrowUncounted(dynamo, tables, units.dealId, limit))) return 'busy';
  const booked = (await unitsOf(dynamo, tables, units)) + units.quantity;
  return booked > limit.units ? 'exceeded' : setTally(tables.bookings, units, { limit, booked, tally });
}

/** Bookings from claims that were made before the limit may still be recorded, without a tally. */
async function mayGrowUncounted(
  dynamo: DynamoDBDocumentClient,
  { stock }: Tables,
  dealId: DealId,
  limit: CustomerLimit,
): Promise<boolean> {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: stock, Key: { pk: dealId }, ConsistentRead: true }),
  );
  return Item === undefined || isBeforeLimit(toStock(Item), limit);
}

async function unitsOf(
  dynamo: DynamoDBDocumentClient,
  { bookings: table }: Tables,
  { buyerId: pk, dealId }: Units,
): Promise<number> {
  let units = 0;
  for await (const item of queryAll(dynamo, { table, pk, prefix: 'booking#' })) {
    const record = item as unknown as BookingRecord;
    if (record.dealId === dealId && keepsUnits(record)) units += record.quantity;
  }
  return units;
}

const live: readonly BookingRecord['status'][] = ['held', 'confirmed', 'redeemed', 'fulfilled'];

const keepsUnits = ({ status, unitsKept }: BookingRecord) => live.includes(status) || unitsKept === true;

const tallyKey = ({ buyerId, dealId }: Units) => ({ pk: buyerId as BuyerId, sk: `limit#${dealId}` });

const addToTally = (table: string, units: Units, limit: CustomerLimit): TransactItem => ({
  Update: {
    TableName: table,
    Key: tallyKey(units),
    UpdateExpression: 'ADD booked :quantity, writes :one',
    ConditionExpression:
      limit.era === undefined
        ? 'attribute_not_exists(booked) OR (attribute_not_exists(era) AND booked <= :room)'
        : 'era = :era AND booked <= :room',
    ExpressionAttributeValues: {
      ':quantity': units.quantity,
      ':one': 1,
      ':room': limit.units - units.quantity,
      ...(limit.era !== undefined && { ':era': limit.era }),
    },
  },
});

const setTally = (
  table: string,
  units: Units,
  { limit, booked, tally }: { limit: CustomerLimit; booked: number; tally: Tally | undefined },
): TransactItem => ({
  Update: {
    TableName: table,
    Key: tallyKey(units),
    UpdateExpression: `SET booked = :booked, writes = :next${limit.era === undefined ? ' REMOVE era' : ', era = :era'}`,
    ConditionExpression: tally?.writes === undefined ? 'attribute_not_exists(writes)' : 'writes = :writes',
    ExpressionAttributeValues: {
      ':booked': booked,
      ':next': (tally?.writes ?? 0) + 1,
      ...(tally?.writes !== undefined && { ':writes': tally.writes }),
      ...(limit.era !== undefined && { ':era': limit.era }),
    },
  },
});
