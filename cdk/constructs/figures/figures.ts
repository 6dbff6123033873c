import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { countedEvents } from '../../../lib/figures/listens-to.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';

export interface FiguresProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
}

/** Counts the outcomes of orders from their events. */
export class Figures extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables, bus }: FiguresProps) {
    super(scope, id, {
      platform,
      handler: 'figures/count-figures',
      purpose: 'Counts orders and units by deal and minute',
      queue: { name: 'figures', window: Duration.seconds(1), oldest: Duration.minutes(15) },
      on: { bus, events: countedEvents },
      // All batches write to a deal's totals, so few large batches are better than many small ones.
      batch: { size: 1_000, maxConcurrency: 2 },
      grants: () => [tables.figures.change],
    });
  }
}
