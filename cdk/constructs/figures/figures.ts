import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { events } from '../../../lib/contract/events.ts';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { Subscription } from '../events/subscription.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';

export interface FiguresProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
}

/** Counts what happens to orders, from their events. */
export class Figures extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, bus }: FiguresProps) {
    super(scope, id);
    const queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'figures',
      timeout: consumerTimeout,
      window: Duration.seconds(1),
      oldest: Duration.minutes(15),
    });
    new Subscription(this, 'Subscription', {
      platform,
      name: 'figures',
      bus,
      pattern: { source: [events.bookingHeld.source], detailType: Match.prefix('booking.') },
      queue,
    });
    const fn = new BackendFunction(this, 'CountFigures', {
      platform,
      entry: 'events/figures/count-figures',
      purpose: 'Counts orders and units by deal and minute',
      capability: 'figures',
      timeout: consumerTimeout,
    });
    tables.figures.grantChange(fn);
    // Batches meet at a deal's totals: a few large ones beat many small ones.
    queue.deliverTo(fn, { size: 1_000, maxConcurrency: 2 });
    watchFunction(platform, fn, 'count-figures');
  }
}
