import type { StockId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import { type CallOff, type SaleTerms, type Stock, toStock } from './stock.ts';
import {
  changeSlotTerms,
  changeTotal,
  noteCallOff,
  watchPartition,
  watchShard,
  watchShards,
} from './stock-writes.ts';

export type StockRepository = ReturnType<typeof stockRepository>;

export function stockRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    table,

    async get(id: StockId, { consistent = false } = {}): Promise<Stock | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: { pk: id }, ConsistentRead: consistent }),
      );
      return Item && toStock(Item);
    },

    /** Reads many stock items. Missing ones are left out. */
    async getMany(ids: readonly StockId[]): Promise<Map<StockId, Stock>> {
      const found = new Map<StockId, Stock>();
      const items = batchGet(dynamo, { table, keys: ids.map((pk) => ({ pk })) });
      for await (const item of items) found.set(item.pk as StockId, toStock(item));
      return found;
    },

    /**
     * Changes the total, and writes its history entry.
     * @returns whether the total was `from` and the units to remove were free.
     */
    async changeTotal(
      id: StockId,
      { from, to, entry }: { from: number; to: number; entry: TransactItem },
    ): Promise<boolean> {
      const units = { Update: changeTotal(table, id, from, to) };
      return !(await transact(dynamo, { units, entry }, 'units'));
    },

    /** Stores the progress of the walk through a called-off deal's bookings: one write unit. */
    async noteCallOff(id: StockId, callOff: CallOff): Promise<void> {
      await dynamo.send(new UpdateCommand(noteCallOff(table, id, callOff)));
    },

    /** Gives an open slot the terms of a later version of its service. @returns false when another write came first */
    async changeSlotTerms(stock: Stock, terms: SaleTerms, serviceVersion: number): Promise<boolean> {
      try {
        await dynamo.send(new UpdateCommand(changeSlotTerms(table, stock, terms, serviceVersion)));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Returns the ids of all stock items that the sweeper watches. */
    async *watched(): AsyncGenerator<StockId[]> {
      for (let shard = 0; shard < watchShards; shard++) {
        const pages = paginateQuery(
          { client: dynamo },
          {
            TableName: table,
            IndexName: 'watched',
            KeyConditionExpression: 'watch = :watch',
            ExpressionAttributeValues: { ':watch': watchPartition(shard) },
          },
        );
        for await (const page of pages) yield (page.Items ?? []).map(({ pk }) => pk as StockId);
      }
    },

    /** Stops watching. A later publication or raise of the total watches again. */
    async setWatched(id: StockId, watched: boolean): Promise<void> {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: id },
          UpdateExpression: watched ? 'SET watch = :watch' : 'REMOVE watch',
          ConditionExpression: 'attribute_exists(pk)',
          ...(watched && { ExpressionAttributeValues: { ':watch': watchShard(id) } }),
        }),
      );
    },
  };
}
