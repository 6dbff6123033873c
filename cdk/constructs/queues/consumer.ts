import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DomainEvent } from '../../../lib/contract/events.ts';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { Subscription } from '../events/subscription.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import { constructIdOf, type Platform } from '../platform.ts';
import { noteFailures } from '../reliability/failure-notes.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export interface ConsumerProps {
  readonly platform: Platform;
  /** The handler below `functions/events/`, as in `bookings/settle-orders`. Its folder is its capability. */
  readonly handler: `${string}/${string}`;
  readonly purpose: string;
  readonly queue: Pick<WorkQueueProps, 'name' | 'window' | 'oldest'>;
  /** The events that the bus puts into the queue: a list of `lib/<capability>/listens-to.ts`. */
  readonly on?: { readonly bus: DomainBus; readonly events: readonly DomainEvent[] };
  readonly batch: { readonly size: number; readonly maxConcurrency?: number };
  /** The function's grants. `own` is the consumer's queue, for messages that are sent again. */
  readonly grants: (own: WorkQueue) => readonly Grant[];
  readonly timeout?: Duration;
  readonly memory?: number;
  readonly reservedConcurrency?: number | undefined;
}

/** A queue, the events that go into it, the function that consumes it, and the alarms of all of them. */
export class Consumer extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: ConsumerProps) {
    super(scope, id);
    const { platform, handler, on, queue, batch, grants, timeout = consumerTimeout, ...rest } = props;
    const [capability = '', name = ''] = handler.split('/');
    this.queue = new WorkQueue(this, 'Queue', { platform, timeout, ...queue });
    if (on) new Subscription(this, 'Subscription', { platform, name: queue.name, queue: this.queue, ...on });
    const fn = new BackendFunction(this, constructIdOf(name), {
      platform,
      entry: `events/${handler}`,
      capability,
      timeout,
      ...rest,
      grants: [...grants(this.queue), noteFailures(platform.stage, queue.name)],
    });
    this.queue.deliverTo(fn, batch);
    watchFunction(platform, fn);
  }
}
