import { toInstant } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { queryAll } from '../platform/query-all.ts';
import { type LedgerEntry, type LedgerSubject, ledgerDayPartition, ledgerShards } from './ledger.ts';
import { readEntry } from './read-entry.ts';

export type LedgerReader = ReturnType<typeof ledgerReader>;

const dayMs = 86_400_000;

/** A read-only ledger: by subject, and by time. */
export const ledgerReader = (dynamo: DynamoDBDocumentClient, table: string) => ({
  /** Reads the entries about one subject consistently, oldest first. */
  async of(subject: LedgerSubject): Promise<LedgerEntry[]> {
    const items = await Array.fromAsync(queryAll(dynamo, { table, pk: subject }));
    return items.map(readEntry).sort((a, b) => a.at - b.at);
  },

  /** Reads entries from one instant until before another (milliseconds), eventually consistent, in no order. */
  async *between(from: number, to: number): AsyncGenerator<LedgerEntry> {
    for (let day = from - (from % dayMs); day < to; day += dayMs)
      for (let shard = 0; shard < ledgerShards; shard++) {
        const pages = paginateQuery(
          { client: dynamo },
          {
            TableName: table,
            IndexName: 'days',
            KeyConditionExpression: '#day = :day AND place BETWEEN :from AND :to',
            ExpressionAttributeNames: { '#day': 'day' },
            ExpressionAttributeValues: {
              ':day': ledgerDayPartition(day, shard),
              ':from': toInstant(from),
              // A place begins with its instant, so it sorts after the instant itself. This excludes `to`.
              ':to': toInstant(to),
            },
          },
        );
        for await (const { Items = [] } of pages) yield* Items.map(readEntry);
      }
  },
});
