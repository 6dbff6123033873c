import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nameOf, type Platform } from '../platform.ts';
import type { WorkQueue } from '../queues/work-queue.ts';
import type { DomainBus } from './domain-bus.ts';

export interface SubscriptionProps {
  readonly platform: Platform;
  readonly name: string;
  readonly bus: DomainBus;
  readonly pattern: EventPattern;
  readonly queue: WorkQueue;
}

/** Puts the events that match into a consumer's own queue. */
export class Subscription extends Construct {
  constructor(scope: Construct, id: string, { platform, name, bus, pattern, queue }: SubscriptionProps) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', {
      ruleName: nameOf(platform.stage, name),
      eventBus: bus.bus,
      eventPattern: pattern,
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
