import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { sources } from '../../../lib/contract/events.ts';
import type { Grant } from '../functions/grant.ts';
import { nameOf, type Platform } from '../platform.ts';
import { FailureQueue } from '../queues/failure-queue.ts';

/** The bus of domain events, with an archive to replay from. */
export class DomainBus extends Construct {
  readonly bus: EventBus;
  /** Events that a rule could not deliver. */
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: nameOf(platform.stage, 'events') });
    new Archive(this, 'Archive', {
      archiveName: nameOf(platform.stage, 'events'),
      sourceEventBus: this.bus,
      eventPattern: { source: [...sources] },
      retention: platform.stage.archiveRetention,
    });
    this.failures = new FailureQueue(this, 'RuleFailures', {
      platform,
      name: 'rule-failures',
      says: 'An event could not be delivered to the queue of one of its consumers.',
    });
    this.#allowRules();
  }

  /** Lets the function publish. */
  readonly publish: Grant = (fn) => {
    fn.setEnvironment({ EVENT_BUS_NAME: this.bus.eventBusName });
    fn.allow(['events:PutEvents'], [this.bus.eventBusArn]);
  };

  /** All rules of this bus. Naming each rule would make this stack depend on stacks that depend on it. */
  #allowRules(): void {
    const stack = Stack.of(this);
    const rules = stack.formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: `${this.bus.eventBusName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.failures.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.failures.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': rules } },
      }),
    );
  }
}
