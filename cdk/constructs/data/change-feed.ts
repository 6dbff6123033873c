import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { TableStream } from '../../../lib/platform/tables.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import type { DataTable } from './data-table.ts';

/** A table's changes, as lib/platform/tables.ts declares them, and the longest wait for a full batch. */
export interface Feed {
  readonly table: DataTable;
  readonly window?: Duration;
}

/** Feeds the function from streams. Batches that fail for good go to `failures`. */
export function feed(fn: BackendFunction, feeds: readonly Feed[], failures: FailureQueue): void {
  for (const { table, window } of feeds) {
    const { arn, batch, filter } = streamOf(table);
    allowReading(fn, table, arn);
    new EventSourceMapping(fn, `From-${table.name}`, {
      target: fn.lambda,
      eventSourceArn: arn,
      // A consumer's first deployment also gets the changes from before it.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: batch,
      ...(window && { maxBatchingWindow: window }),
      ...(filter && { filters: [FilterCriteria.filter(filter)] }),
      bisectBatchOnError: true,
      // A rush can throttle the projection for minutes. A record that always fails still leaves within the hour.
      retryAttempts: 60,
      maxRecordAge: Duration.days(1),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures.queue),
    });
  }
}

/** Adds an alarm on how far the function is behind its streams. */
export function watchLag({ alarms }: Platform, fn: BackendFunction): void {
  alarms.watch(fn, 'StreamLag', {
    name: `${fn.name}-stream-lag`,
    metric: fn.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
    threshold: Duration.minutes(2).toMilliseconds(),
    periods: 3,
    says: `${fn.name} is more than two minutes behind the changes.`,
    runbook: 'stream-lag',
  });
}

function streamOf({
  table,
  name,
  definition: { stream },
}: DataTable): TableStream & { readonly arn: string } {
  const arn = table.tableStreamArn;
  if (!stream || !arn) throw new Error(`Table ${name} has no stream`);
  return { ...stream, arn };
}

function allowReading(fn: BackendFunction, table: DataTable, stream: string): void {
  fn.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
  fn.allowPattern(
    ['dynamodb:ListStreams'],
    `${table.arn}/stream/*`,
    'ListStreams asks for the streams of a table, so it cannot name one; Lambda calls it before it reads.',
  );
}
