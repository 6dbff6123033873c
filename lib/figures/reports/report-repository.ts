import type { ReportFreshness } from '../../contract/report.ts';
import { type Clock, toInstant } from '../../platform/clock.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../../platform/documents/commands.ts';
import { paginateQuery } from '../../platform/documents/pages.ts';
import { isConditionFailed } from '../../platform/dynamo.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { applyOnce, transactionParts } from '../../platform/once.ts';
import type { Random } from '../../platform/random.ts';
import { addNumbers } from '../add-numbers.ts';
import {
  dimensionPartition,
  type ReportDimension,
  type ReportOwner,
  type ReportShard,
  totalPartition,
  withoutShard,
} from './report-places.ts';
import type { Reported } from './report-tally.ts';
import { type FactsOf, reportWrites } from './report-writes.ts';

/** The bounds of one transaction. Sixty names of twenty characters, twice each, stay within 4 KB. */
export const reportGroup = { parts: transactionParts, numbers: 60 };

/** The two that count: the consumer of events, and that of the ledger. */
export type ReportSource = 'bookings' | 'money';

/** The numbers of a day in UTC, by hour: `h13_orders`. */
export interface ReportDay {
  readonly key: string;
  readonly day: string;
  readonly numbers: Readonly<Record<string, unknown>>;
}

/** Days that a report reads at once. */
const daysAtOnce = 16;

export type ReportRepository = ReturnType<typeof reportRepository>;

/** Sums by day in UTC with the hours as attributes: of the house and of sellers, and of their deals, categories, cities. */
export function reportRepository(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
) {
  const add = addNumbers(table);
  const query = async (pk: string, range?: { readonly from: string; readonly to: string }) => {
    const pages = paginateQuery(
      { client: dynamo },
      {
        TableName: table,
        KeyConditionExpression: range ? 'pk = :pk AND sk BETWEEN :from AND :to' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk, ...(range && { ':from': range.from, ':to': range.to }) },
      },
    );
    return (await Array.fromAsync(pages)).flatMap(({ Items = [] }) => Items);
  };

  return {
    /**
     * Counts events or entries. Each counts once, however often it is delivered.
     * @param reported within `reportGroup`
     */
    async countOnce(reported: readonly Reported[], factsOf: FactsOf, shard: ReportShard): Promise<void> {
      await applyOnce({ dynamo, table, clock, random }, reported, (fresh) =>
        reportWrites(fresh, factsOf, shard).map(({ pk, sk, numbers }) => add(pk, sk, numbers)),
      );
    },

    /** Notes the latest event that is counted. An older one leaves it. */
    async noteCounted(source: ReportSource, lastEventAt: number): Promise<void> {
      const write = new UpdateCommand({
        TableName: table,
        Key: { pk: 'counted', sk: source },
        UpdateExpression: 'SET lastEventAt = :event, countedAt = :now',
        ConditionExpression: 'attribute_not_exists(pk) OR lastEventAt < :event',
        ExpressionAttributeValues: { ':event': lastEventAt, ':now': clock.now() },
      });
      await dynamo.send(write).catch((error: unknown) => {
        if (!isConditionFailed(error)) throw error;
      });
    },

    /** Returns how far events and entries are counted. */
    async counted(): Promise<Partial<Record<ReportSource, ReportFreshness>>> {
      const items = await query('counted');
      return Object.fromEntries(
        items.map(({ sk, lastEventAt, countedAt }) => [
          sk,
          { lastEventAt: toInstant(lastEventAt), countedAt: toInstant(countedAt) },
        ]),
      );
    },

    /** Returns the sums of an owner from one day (UTC) to another, both included. */
    async totals(owner: ReportOwner, from: string, to: string): Promise<ReportDay[]> {
      const items = await query(totalPartition(owner), { from: `${from}#`, to: `${to}#~` });
      return items.map(({ pk: _, sk, ...numbers }) => ({ key: '', day: withoutShard(sk), numbers }));
    },

    /** Returns the sums of each deal, category, city or seller on these days (UTC). */
    async dimension(
      owner: ReportOwner,
      dimension: ReportDimension,
      days: readonly string[],
    ): Promise<ReportDay[]> {
      const read = await inParallel(days, daysAtOnce, async (day) => {
        const items = await query(dimensionPartition(owner, dimension, day));
        return items.map(({ pk: _, sk, ...numbers }) => ({ key: withoutShard(sk), day, numbers }));
      });
      return read.flatMap((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      });
    },
  };
}
