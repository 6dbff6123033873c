import type { DynamoDBRecord } from 'aws-lambda';
import type { SellerId } from '../contract/ids.ts';
import { readEntry } from '../ledger/read-entry.ts';
import { logger } from '../platform/logger.ts';
import { changeOf } from '../platform/stream.ts';
import type { OfferId } from '../slots/sold-id.ts';
import { entriesInGroup, type RevenueRepository } from './revenue-repository.ts';
import { groupMoney, type MoneyMoved, moneyMoved } from './revenue-tally.ts';

interface Deps {
  readonly revenue: Pick<RevenueRepository, 'countOnce'>;
  /** Finds the seller of a deal. It never changes. */
  sellerOf(offerId: OfferId): Promise<SellerId>;
}

type Streamed = MoneyMoved & { readonly position: number };

/**
 * Counts ledger entries, each entry once. Entries of one deal, currency and day share a transaction. The transactions
 * run one after the other, since all of them write the sum of the house.
 * @returns the first record that failed, if any: delivery resumes there, and earlier entries stay counted
 */
export async function countRevenue(
  { revenue, sellerOf }: Deps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord | undefined> {
  const { moved, end } = readMoneyMoved(records);
  let failed = end;
  for (const group of groupMoney(moved, entriesInGroup)) {
    const [first] = group;
    if (!first) continue;
    try {
      await revenue.countOnce(group, await sellerOf(first.offerId));
    } catch (error) {
      logger.error('ledger entries not counted', { offerId: first.offerId, count: group.length, error });
      failed = Math.min(failed, first.position);
    }
  }
  return records[failed];
}

/**
 * Reads the entries that are revenue, with their positions among the records.
 * @returns also the position of the first record that cannot be read, or the number of records
 */
export function readMoneyMoved(records: readonly DynamoDBRecord[]): { moved: Streamed[]; end: number } {
  const moved: Streamed[] = [];
  for (const [position, record] of records.entries()) {
    try {
      const { after } = changeOf(record);
      const one = after && moneyMoved(readEntry(after));
      if (one) moved.push({ ...one, position });
    } catch (error) {
      logger.error('unreadable ledger entry', { eventId: record.eventID, error });
      return { moved, end: position };
    }
  }
  return { moved, end: records.length };
}
