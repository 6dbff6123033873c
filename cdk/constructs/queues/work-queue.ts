import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deadLetterName, mostReceives, queueVariable } from '../../../lib/platform/queue.ts';
import { visibilityFor } from '../../timing.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import { nameOf, type Platform } from '../platform.ts';
import { FailureQueue } from './failure-queue.ts';

export interface WorkQueueProps {
  readonly platform: Platform;
  /** The name given to `queueOf`, as in `burst-orders`; its dead letters go to `burst-orders-dlq`. */
  readonly name: string;
  /** The timeout of the consuming function. */
  readonly timeout: Duration;
  /** The longest that Lambda waits to fill a batch. A batch above 10 needs at least a second. */
  readonly window?: Duration;
  /** The oldest age of a message. An older one means that the consumer does not keep up. */
  readonly oldest: Duration;
}

/** A queue with its dead letters and alarms, and one consuming function. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  /** As in `burst-orders`. */
  readonly name: string;
  readonly #props: WorkQueueProps;
  readonly #failures: FailureQueue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.#props = props;
    const { platform, name } = props;
    this.name = name;
    this.#failures = new FailureQueue(this, 'Failures', {
      platform,
      name: deadLetterName(name),
      says: `A message of ${name} failed five times.`,
    });
    this.queue = new Queue(this, 'Queue', {
      queueName: nameOf(platform.stage, name),
      visibilityTimeout: visibilityFor(props.timeout, props.window),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.#failures.queue, maxReceiveCount: mostReceives },
      removalPolicy: platform.stage.removalPolicy,
    });
    platform.alarms.watch(this, 'OldestMessage', {
      name: `${name}-oldest-message`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: props.oldest.toSeconds(),
      periods: 3,
      says: `A message of ${name} has waited for more than ${props.oldest.toHumanString()}.`,
      runbook: 'old-messages',
    });
  }

  /** Lets the function send, and sets the variable of this queue. */
  readonly send: Grant = (fn) => {
    fn.setEnvironment({ [queueVariable(this.#props.name)]: this.queue.queueUrl });
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  };

  /** Lets the function read how many messages wait here and among the dead letters. */
  readonly look: Grant = (fn) => {
    const { name } = this.#props;
    fn.setEnvironment({
      [queueVariable(name)]: this.queue.queueUrl,
      [queueVariable(deadLetterName(name))]: this.#failures.queue.queueUrl,
    });
    fn.allow(['sqs:GetQueueAttributes'], [this.queue.queueArn, this.#failures.queue.queueArn]);
  };

  /** Feeds the function, which reports the failed messages of a batch. */
  deliverTo(fn: BackendFunction, batch: { readonly size: number; readonly maxConcurrency?: number }): void {
    fn.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: batch.size,
        ...(this.#props.window && { maxBatchingWindow: this.#props.window }),
        ...(batch.maxConcurrency && { maxConcurrency: batch.maxConcurrency }),
        reportBatchItemFailures: true,
      }),
    );
  }
}
