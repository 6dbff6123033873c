import type { DailyRevenue, Revenue } from '../contract/figures.ts';
import type { SellerId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { applyOnce, transactionParts } from '../platform/once.ts';
import type { Random } from '../platform/random.ts';
import type { OfferId } from '../slots/sold-id.ts';
import { addNumbers } from './add-numbers.ts';
import { type MoneyMoved, type RevenueNumbers, sumOfMoved } from './revenue-tally.ts';

/** The most entries in one transaction: a marker for each, and four sums. */
export const entriesInGroup = transactionParts - 10;

/** The owner of a sum: one deal, a seller with all their deals, or the whole house. */
export type Whose = OfferId | SellerId | 'house';

/** A range of days, as in `2026-12-24`. */
interface Stretch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last place on the page before. */
  readonly after?: { readonly day: string; readonly currency: string } | undefined;
  readonly limit: number;
}

const dayKey = (day: string, currency: string) => `day#${day}#${currency}`;

export type RevenueRepository = ReturnType<typeof revenueRepository>;

/**
 * Sums of money: of a deal by currency (`currency#EUR`) and by day (`day#2026-12-24#EUR`), of sellers and the house by
 * day.
 */
export function revenueRepository(
  dynamo: DynamoDBDocumentClient,
  table: string,
  time: { readonly clock: Clock; readonly random: Random },
) {
  const add = addNumbers(table);
  const query = async (pk: Whose, { from, to, newest }: { from: string; to: string; newest?: number }) => {
    const items: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client: dynamo },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ...(newest !== undefined && { ScanIndexForward: false, Limit: newest }),
      },
    );
    for await (const { Items = [] } of pages) {
      items.push(...Items);
      if (newest !== undefined && items.length >= newest) break;
    }
    return items;
  };

  return {
    /**
     * Counts ledger entries. Each entry counts once, however often it is delivered.
     * @param moved of one deal, one currency and one day, at most `entriesInGroup`
     */
    async countOnce(moved: readonly MoneyMoved[], sellerId: SellerId): Promise<void> {
      await applyOnce({ dynamo, table, ...time }, moved, (fresh) => {
        const [first] = fresh;
        const sum = { ...sumOfMoved(fresh) };
        if (!first || Object.keys(sum).length === 0) return [];
        const day = dayKey(first.day, first.currency);
        return [
          add(first.offerId, `currency#${first.currency}`, sum),
          ...[first.offerId, sellerId, 'house'].map((whose) => add(whose, day, sum)),
        ];
      });
    },

    /** Returns a deal's money for all time, by currency. */
    ofDeal: async (offerId: OfferId): Promise<Revenue[]> =>
      (await query(offerId, { from: 'currency#', to: 'currency#~' })).map((item) =>
        toRevenue(String(item.sk).slice('currency#'.length), item),
      ),

    /** Lists the days of a period, both ends included, newest first. Within a day, currencies are in reverse order. */
    async listDays(whose: Whose, { from = '', to = '', after, limit }: Stretch): Promise<DailyRevenue[]> {
      const [first, last] = [`day#${from}`, `day#${to}~`];
      const place = after && dayKey(after.day, after.currency);
      // The query returns the last place of the page before once more.
      const end = place !== undefined && place < last ? place : last;
      if (first > end) return [];
      const items = await query(whose, { from: first, to: end, newest: limit + 1 });
      return items
        .filter(({ sk }) => sk !== place)
        .map(toDaily)
        .slice(0, limit);
    },
  };
}

function toDaily(item: Record<string, unknown>): DailyRevenue {
  const [, day = '', currency = ''] = String(item.sk).split('#');
  return { day, ...toRevenue(currency, item) };
}

/** Returns the sums in the API's form. */
function toRevenue(currency: string, numbers: RevenueNumbers): Revenue {
  const { payments = 0, units = 0, grossMinor = 0, refundedMinor = 0, disputedMinor = 0 } = numbers;
  const netMinor = grossMinor - refundedMinor - disputedMinor;
  return { currency, payments, units, grossMinor, refundedMinor, disputedMinor, netMinor };
}
