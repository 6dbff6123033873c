import type { DynamoDBRecord } from 'aws-lambda';
import type { InvokeResult } from '../lambda/invoker.ts';
import { outcomeOf } from './batch-response.ts';
import type { StreamSettings } from './settings.ts';
import type { DiscardCondition } from './stream-failure.ts';

/** The dependencies of settling a batch in its shard. */
export interface ShardWork {
  settings: Pick<StreamSettings, 'reportsFailures' | 'bisects' | 'maximumRetries' | 'maximumAge'>;
  invoke(records: DynamoDBRecord[]): Promise<InvokeResult>;
  /** Stores that everything up to and including this record is settled. */
  checkpoint(record: DynamoDBRecord): void;
  /** Gives records up and notifies the on-failure destination. Resolves once that is done. */
  discard(records: DynamoDBRecord[], condition: DiscardCondition, invocations: number): Promise<void>;
  /** Rejects when the event source stops. */
  sleep(milliseconds: number): Promise<void>;
}

/** Milliseconds before a retry. AWS does not document its own backoff. */
const backoff = (retries: number): number => Math.min(100 * 2 ** retries, 5_000);

/**
 * Invokes the function until every record is accepted or given up, in order. A failed batch is retried as a whole, or
 * from the first record that the function reports. With bisecting it is first halved until the bad record is alone,
 * which counts as no retry.
 *
 * @param spent the retries and time that the parent batch has used already
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function settleBatch(
  work: ShardWork,
  records: DynamoDBRecord[],
  spent = { invocations: 0, retries: 0 },
): Promise<void> {
  let { invocations, retries } = spent;
  let rest = records;
  for (;;) {
    rest = await withoutExpired(work, rest, invocations);
    const last = rest.at(-1);
    if (!last) return;
    const failedAt = firstFailure(await work.invoke(rest), rest, work.settings.reportsFailures);
    invocations += 1;
    if (failedAt === undefined) return work.checkpoint(last);
    const done = rest[failedAt - 1];
    if (done) work.checkpoint(done);
    rest = rest.slice(failedAt);
    if (work.settings.bisects && done) continue;
    if (work.settings.bisects && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await settleBatch(work, rest.slice(0, middle), { invocations, retries });
      return settleBatch(work, rest.slice(middle), { invocations, retries });
    }
    if (retries >= work.settings.maximumRetries)
      return discard(work, rest, 'RetryAttemptsExhausted', invocations);
    await work.sleep(backoff(retries));
    retries += 1;
  }
}

/** Returns the index of the first failed record. Undefined when none failed. */
function firstFailure(
  result: InvokeResult,
  records: DynamoDBRecord[],
  reportsFailures: boolean,
): number | undefined {
  const positions = new Map(records.map((record, index) => [record.dynamodb?.SequenceNumber, index]));
  const outcome = outcomeOf(result, reportsFailures, (id) => positions.has(id));
  if (outcome === 'none') return undefined;
  return outcome === 'all' ? 0 : Math.min(...outcome.map((id) => positions.get(id) ?? 0));
}

async function withoutExpired(
  work: ShardWork,
  records: DynamoDBRecord[],
  invocations: number,
): Promise<DynamoDBRecord[]> {
  const oldest = Date.now() - work.settings.maximumAge;
  const fresh = records.findIndex(
    (record) => (record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000 >= oldest,
  );
  const expired = fresh < 0 ? records : records.slice(0, fresh);
  if (expired.length > 0) await discard(work, expired, 'RecordAgeExceeded', invocations);
  return records.slice(expired.length);
}

async function discard(
  work: ShardWork,
  records: DynamoDBRecord[],
  condition: DiscardCondition,
  invocations: number,
): Promise<void> {
  await work.discard(records, condition, invocations);
  const last = records.at(-1);
  if (last) work.checkpoint(last);
}
