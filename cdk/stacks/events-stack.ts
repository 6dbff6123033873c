import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Tables } from '../constructs/data/tables.ts';
import { DomainBus } from '../constructs/events/domain-bus.ts';
import { Publisher } from '../constructs/events/publisher.ts';
import type { Platform } from '../constructs/platform.ts';
import { FailureQueue } from '../constructs/queues/failure-queue.ts';
import { Schedules } from '../constructs/schedules/schedules.ts';

export interface EventsStackProps extends StackProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** The bus, streams and schedules between capabilities. */
export class EventsStack extends Stack {
  readonly bus: DomainBus;
  readonly schedules: Schedules;
  readonly streamFailures: FailureQueue;

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, props);
    const { platform, tables } = props;
    this.bus = new DomainBus(this, 'Events', { platform });
    this.schedules = new Schedules(this, 'Schedules', { platform });
    this.streamFailures = new FailureQueue(this, 'StreamFailures', {
      platform,
      name: 'stream-failures',
      says: 'Changes could not be processed. The message names the shard and the sequence numbers.',
    });
    new Publisher(this, 'Publisher', { platform, tables, bus: this.bus, failures: this.streamFailures });

    new CfnOutput(this, 'EventBusName', { value: this.bus.bus.eventBusName });
  }
}
