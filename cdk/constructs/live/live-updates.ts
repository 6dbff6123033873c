import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { events } from '../../../lib/contract/events.ts';
import { consumerTimeout, tellTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { feed, watchLag } from '../data/change-feed.ts';
import type { SigningSecret } from '../data/signing-secret.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { Subscription } from '../events/subscription.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import { WorkQueue } from '../queues/work-queue.ts';

export interface LiveUpdatesProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly bus: DomainBus;
  readonly failures: FailureQueue;
  /** What lets a function post to sockets. */
  readonly grantPost: (fn: BackendFunction) => void;
}

/** From a change to the sockets of who watches: marks, messages with their numbers, and the fan-out. */
export class LiveUpdates extends Construct {
  readonly #props: LiveUpdatesProps;
  readonly #deals: WorkQueue;
  readonly #bookings: WorkQueue;
  readonly #fanOut: WorkQueue;

  constructor(scope: Construct, id: string, props: LiveUpdatesProps) {
    super(scope, id);
    this.#props = props;
    this.#deals = this.#queue('DealUpdates', 'deal-updates', tellTimeout, 'DEAL_UPDATE_QUEUE_URL');
    this.#bookings = this.#queue('LiveBookings', 'live-bookings', tellTimeout);
    this.#fanOut = this.#queue('FanOut', 'fan-out', consumerTimeout, 'FAN_OUT_QUEUE_URL');
    this.#markDeals();
    this.#tellDeals();
    this.#tellBookings();
    this.#send();
  }

  /** Changes of stock mark their deals, without a window: who watches waits for the last one. */
  #markDeals(): void {
    const { platform, tables, failures } = this.#props;
    const fn = this.#function(
      'on-stock-changed',
      'Marks deals whose availability changed as due',
      consumerTimeout,
    );
    this.#deals.grantSend(fn);
    feed(fn, [{ table: tables.stock }], failures);
    watchLag(platform, fn, 'on-stock-changed');
  }

  /** What happens to a deal itself comes by its events, into the same queue. */
  #tellDeals(): void {
    const { platform, tables } = this.#props;
    this.#listen('deal-updates', events.dealStarted.source, 'deal.', this.#deals);
    const fn = this.#function('tell-deals', 'Numbers what watchers of deals are told', tellTimeout);
    tables.deals.grantRead(fn);
    tables.stock.grantRead(fn);
    this.#deals.grantSend(fn);
    this.#fanOut.grantSend(fn);
    fn.setEnvironment({ LIVE_POLL_THRESHOLD: String(platform.stage.livePollThreshold) });
    // Each waits until its deals may be told, a second at most as a rule.
    this.#deals.deliverTo(fn, { size: 10, maxConcurrency: 50 });
  }

  /** One look for each order of a rush, and no window: who listens waits for the decision. */
  #tellBookings(): void {
    const { tables, signing } = this.#props;
    this.#listen('live-bookings', events.bookingHeld.source, 'booking.', this.#bookings);
    const fn = this.#function('tell-bookings', 'Numbers what buyers are told of their bookings', tellTimeout);
    tables.bookings.grantRead(fn);
    tables.stock.grantRead(fn);
    signing.grantRead(fn);
    this.#fanOut.grantSend(fn);
    this.#bookings.deliverTo(fn, { size: 10, maxConcurrency: 20 });
  }

  #send(): void {
    const fn = this.#function(
      'fan-out',
      'Posts messages to the watchers in one shard of a topic',
      consumerTimeout,
    );
    // Whom it could not reach it tries again.
    this.#fanOut.grantSend(fn);
    this.#props.grantPost(fn);
    this.#fanOut.deliverTo(fn, { size: 5, maxConcurrency: 50 });
  }

  #queue(
    id: string,
    name: string,
    timeout: Duration,
    variable?: 'DEAL_UPDATE_QUEUE_URL' | 'FAN_OUT_QUEUE_URL',
  ): WorkQueue {
    return new WorkQueue(this, id, {
      platform: this.#props.platform,
      name,
      ...(variable && { variable }),
      timeout,
      oldest: Duration.minutes(1),
    });
  }

  #listen(name: string, source: string, prefix: string, queue: WorkQueue): void {
    const { platform, bus } = this.#props;
    const pattern = { source: [source], detailType: Match.prefix(prefix) };
    new Subscription(this, `On-${name}`, { platform, name, bus, pattern, queue });
  }

  #function(name: string, purpose: string, timeout: Duration): BackendFunction {
    const { platform, tables } = this.#props;
    const fn = new BackendFunction(this, name, {
      platform,
      entry: `events/live/${name}`,
      purpose,
      capability: 'live',
      timeout,
      memory: 1024,
    });
    tables.live.grantChange(fn);
    watchFunction(platform, fn, name);
    return fn;
  }
}
