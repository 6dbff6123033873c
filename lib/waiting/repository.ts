import type { BuyerId, StockId } from '../contract/ids.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed, isContention, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import type { Random } from '../platform/random.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import {
  correctLineLength,
  countDownLine,
  markJoined,
  removeLine,
  type StockUpdate,
} from '../stock/stock-writes.ts';
import type { Place, WaitingRecord } from './waiting.ts';
import { entryKey, entryPrefix, forgetEntry, type Leaving, leavePlace, takePlace } from './waiting-writes.ts';

export type WaitingRepository = ReturnType<typeof waitingRepository>;

interface Tables {
  readonly waiting: string;
  readonly stock: string;
}

/** Plain writes to the stock item conflict with the direct path's transactions in flight. */
const contention: Backoff = { attempts: 10, baseMs: 10, capMs: 400 };
/** The places that one read returns. */
const pageOfLine = 100;

/** Entries by buyer, the places in each line, and the mark of the line in the stock item. */
export function waitingRepository(
  dynamo: DynamoDBDocumentClient,
  { waiting: table, stock: stockTable }: Tables,
  random: Random,
) {
  /** @returns false when the condition failed */
  const update = async (change: StockUpdate): Promise<boolean> => {
    try {
      await withBackoff(() => dynamo.send(new UpdateCommand(change)), isContention, contention, random);
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };

  return {
    async find(buyerId: BuyerId, stockId: StockId): Promise<WaitingRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: entryKey(buyerId, stockId), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /** Lists a buyer's entries, unordered: at most one for each stock. */
    listByBuyer: async (buyerId: BuyerId): Promise<WaitingRecord[]> =>
      (await Array.fromAsync(queryAll(dynamo, { table, pk: buyerId, prefix: entryPrefix }))).map(toRecord),

    /** Puts a buyer into the line: four write units. @returns false when the buyer's entry changed meanwhile */
    async take(place: Place, before: WaitingRecord | undefined): Promise<boolean> {
      return !(await transact(dynamo, takePlace(table, place, before), 'entry'));
    },

    /** Takes an entry out of the line: four write units. @returns false when it no longer waits */
    async leave(place: Place, leaving: Leaving, now: number, audit?: TransactItem): Promise<boolean> {
      return !(await transact(dynamo, { ...leavePlace(table, place, leaving, now), audit }, 'entry'));
    },

    /** The parts of the transaction that makes an offer. */
    partsOfOffer: (place: Place, leaving: Leaving, now: number) => leavePlace(table, place, leaving, now),

    /** @returns false when the entry changed meanwhile */
    async forget(record: WaitingRecord): Promise<boolean> {
      const [entry, place] = forgetEntry(table, record);
      return !(await transact(dynamo, { entry, place }, 'entry'));
    },

    /** Yields the line in its order, in pages, read consistently. */
    async *line(stockId: StockId): AsyncGenerator<Place[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :line',
          ExpressionAttributeValues: { ':line': stockId },
          Limit: pageOfLine,
        },
      );
      for await (const { Items = [] } of pages) yield Items.map(toPlace);
    },

    /** Reads a page of the line for staff. @param after the place (`placeOf`) after which it begins */
    async page(stockId: StockId, { after, limit }: { after?: string | undefined; limit: number }) {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :line',
          ExpressionAttributeValues: { ':line': stockId },
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: { pk: stockId, sk: after } }),
        }),
      );
      return { places: Items.map(toPlace), next: LastEvaluatedKey && String(LastEvaluatedKey.sk) };
    },

    /** Returns the places in line (`placeOf`), in their order: a read unit for each forty people or so. */
    async ladder(stockId: StockId): Promise<string[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :line',
          ProjectionExpression: 'sk',
          ExpressionAttributeValues: { ':line': stockId },
        },
      );
      const rungs: string[] = [];
      for await (const { Items = [] } of pages) rungs.push(...Items.map(({ sk }) => String(sk)));
      return rungs;
    },

    /** Begins the line of a stock, or marks that one more joined it: one write unit. */
    join: (stockId: StockId, joining: { mark: string; now: number; added: 0 | 1 }): Promise<boolean> =>
      update(markJoined(stockTable, stockId, joining)),

    /** Counts the line down. A line that has ended meanwhile stays ended. */
    countDown: (stockId: StockId, left: number): Promise<boolean> =>
      update(countDownLine(stockTable, stockId, left)),

    recount: (stockId: StockId, counted: { mark: string; before: number; waiting: number }) =>
      update(correctLineLength(stockTable, stockId, counted)),

    /** Ends an empty line. @returns false when somebody joined since its mark was read */
    end: (stockId: StockId, mark: string): Promise<boolean> => update(removeLine(stockTable, stockId, mark)),
  };
}

const toRecord = (item: StoredItem): WaitingRecord => stored<WaitingRecord>(item, ['pk', 'sk']);
const toPlace = (item: StoredItem): Place => stored<Place>(item, ['pk', 'sk']);
