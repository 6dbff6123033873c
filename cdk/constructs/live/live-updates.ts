import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { watchedBookingEvents, watchedDealEvents } from '../../../lib/live/listens-to.ts';
import { consumerTimeout, tellTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { feed, watchLag } from '../data/change-feed.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { type Grant, told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import { Consumer, type ConsumerProps } from '../queues/consumer.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import type { WorkQueue } from '../queues/work-queue.ts';

export interface LiveUpdatesProps {
  readonly parts: Parts;
  readonly bus: DomainBus;
  readonly failures: FailureQueue;
  /** Lets a function post to sockets. */
  readonly post: Grant;
}

/** The settings that the consumers do not share. None has a batching window, because clients wait for its messages. */
type LiveConsumerProps = Omit<ConsumerProps, 'platform' | 'memory' | 'queue' | 'grants'> & {
  readonly queue: Pick<ConsumerProps['queue'], 'name'>;
  readonly grants: ConsumerProps['grants'];
};

/** The path from a change to the watchers' sockets: marks, numbered messages, and the fan-out. */
export class LiveUpdates extends Construct {
  readonly #props: LiveUpdatesProps;

  constructor(scope: Construct, id: string, props: LiveUpdatesProps) {
    super(scope, id);
    this.#props = props;
    const fanOut = this.#send();
    this.#markDeals(this.#tellDeals(fanOut));
    this.#tellBookings(fanOut);
  }

  /** Marks the deals of changed stock. It has no batching window, because clients wait for the last change. */
  #markDeals(deals: WorkQueue): void {
    const { parts, failures } = this.#props;
    const { platform, tables } = parts;
    const fn = new BackendFunction(this, 'OnStockChanged', {
      platform,
      entry: 'events/live/on-stock-changed',
      purpose: 'Marks deals whose availability changed as due',
      capability: 'live',
      timeout: consumerTimeout,
      memory: 1024,
      grants: [tables.live.change, deals.send],
    });
    feed(fn, [{ table: tables.stock }], failures);
    watchFunction(platform, fn);
    watchLag(platform, fn);
  }

  /** Numbers messages about deals. Events of a deal come into the same queue as marks. */
  #tellDeals(fanOut: WorkQueue): WorkQueue {
    const { bus, parts } = this.#props;
    const { platform, tables } = parts;
    return this.#consumer('DealUpdates', {
      handler: 'live/tell-deals',
      purpose: 'Numbers the messages to watchers of deals',
      queue: { name: 'deal-updates' },
      on: { bus, events: watchedDealEvents },
      timeout: tellTimeout,
      // Each invocation waits until its deals may get the next message, usually a second at most.
      batch: { size: 10, maxConcurrency: 50 },
      grants: (own) => [
        tables.deals.read,
        tables.stock.read,
        own.send,
        fanOut.send,
        told({ LIVE_POLL_THRESHOLD: String(platform.stage.livePollThreshold) }),
      ],
    });
  }

  /** Reads each changed booking once. It has no batching window, because buyers wait for the decision. */
  #tellBookings(fanOut: WorkQueue): void {
    const { bus, parts } = this.#props;
    const { tables, signing } = parts;
    this.#consumer('LiveBookings', {
      handler: 'live/tell-bookings',
      purpose: 'Numbers the messages to buyers about their bookings',
      queue: { name: 'live-bookings' },
      on: { bus, events: watchedBookingEvents },
      timeout: tellTimeout,
      batch: { size: 10, maxConcurrency: 20 },
      grants: () => [tables.bookings.read, tables.stock.read, signing.read, fanOut.send],
    });
  }

  #send(): WorkQueue {
    const { post } = this.#props;
    return this.#consumer('FanOut', {
      handler: 'live/fan-out',
      purpose: 'Posts messages to the watchers in one shard of a topic',
      queue: { name: 'fan-out' },
      batch: { size: 5, maxConcurrency: 50 },
      // The function sends unreached connections to its own queue, to retry them.
      grants: (own) => [own.send, post],
    });
  }

  #consumer(id: string, { queue, grants, ...props }: LiveConsumerProps): WorkQueue {
    const { platform, tables } = this.#props.parts;
    const consumer = new Consumer(this, id, {
      platform,
      memory: 1024,
      queue: { ...queue, oldest: Duration.minutes(1) },
      grants: (own) => [tables.live.change, ...grants(own)],
      ...props,
    });
    return consumer.queue;
  }
}
