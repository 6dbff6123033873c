import { Duration } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';

export interface FailureQueueProps {
  readonly platform: Platform;
  /** As in `burst-orders-dlq`. */
  readonly name: string;
  /** The messages that arrive here, for the alarm's text. */
  readonly says: string;
}

/** A queue for messages that failed for good. Each of them needs a person, so one message raises an alarm. */
export class FailureQueue extends Construct {
  readonly queue: IQueue;
  /** As in `burst-orders-dlq`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: FailureQueueProps) {
    super(scope, id);
    const { stage, alarms } = props.platform;
    const queue = new Queue(this, 'Queue', {
      queueName: nameOf(stage, props.name),
      // The longest that SQS keeps a message.
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: stage.removalPolicy,
    });
    acknowledge(queue, 'AwsSolutions-SQS3', 'Failed messages end here, and an alarm watches its depth.');
    alarms.watch(this, 'NotEmpty', {
      name: `${props.name}-not-empty`,
      metric: queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      says: props.says,
      runbook: 'dead-letters',
    });
    this.queue = queue;
    this.name = props.name;
  }

  /** Allows the function's poller to put failed batches here. */
  grantSend(fn: BackendFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}
