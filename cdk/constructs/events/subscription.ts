import { Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DomainEvent } from '../../../lib/contract/events.ts';
import { nameOf, type Platform } from '../platform.ts';
import type { WorkQueue } from '../queues/work-queue.ts';
import type { DomainBus } from './domain-bus.ts';

export interface SubscriptionProps {
  readonly platform: Platform;
  readonly name: string;
  readonly bus: DomainBus;
  /** The list that its function is made with. `onEvents` accepts nothing else. */
  readonly events: readonly DomainEvent[];
  readonly queue: WorkQueue;
}

/** Puts the events of a consumer's list into its own queue. */
export class Subscription extends Construct {
  constructor(scope: Construct, id: string, { platform, name, bus, events, queue }: SubscriptionProps) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', {
      ruleName: nameOf(platform.stage, name),
      eventBus: bus.bus,
      eventPattern: {
        source: [...new Set(events.map(({ source }) => source))],
        detailType: events.map(({ type }) => type),
      },
      targets: [
        {
          bind: () => ({
            arn: queue.queue.queueArn,
            deadLetterConfig: { arn: bus.failures.queue.queueArn },
          }),
        },
      ],
    });
    queue.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    );
  }
}
