import type { DynamoDBRecord } from 'aws-lambda';
import type { DealId, StockId } from '../contract/ids.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { changeOf } from '../platform/stream.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { type MarkDeps, markDealDue } from './mark-due.ts';

/** Deals that are processed in parallel. */
const width = 16;

interface Changed {
  readonly dealId: DealId;
  readonly marker: string;
  readonly record: DynamoDBRecord;
}

/**
 * Marks the deals whose availability changed, each once however often it changed.
 * @returns the first record that failed: delivery resumes there, and marks the later ones a second time
 */
export async function followStock(
  deps: MarkDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord | undefined> {
  const first = new Map<DealId, Changed>();
  for (const record of records) {
    const changed = read(record);
    if (changed && !first.has(changed.dealId)) first.set(changed.dealId, changed);
  }
  // A map keeps the order of the records.
  const deals = [...first.values()];
  const outcomes = await inParallel(deals, width, ({ dealId, marker }) => markDealDue(deps, dealId, marker));
  const failed = outcomes.findIndex(({ status }) => status === 'rejected');
  if (failed < 0) return undefined;
  logger.error('deal mark failed', { error: (outcomes[failed] as PromiseRejectedResult).reason });
  return deals[failed]?.record;
}

/**
 * The attributes that an availability follows. A pause closes the gate in the transaction that changes the deal, so the
 * stock's stream tells of it a second or two before the deal's event has passed the bus.
 */
const shown = ['available', 'waiting', 'gate', 'opensAt', 'closesAt'] as const;

function read(record: DynamoDBRecord): Changed | undefined {
  const { eventId, before, after } = changeOf(record);
  if (!after || shown.every((name) => before?.[name] === after[name])) return undefined;
  const dealId = findDealOfStock(after.pk as StockId);
  return dealId === undefined ? undefined : { dealId, marker: eventId, record };
}
