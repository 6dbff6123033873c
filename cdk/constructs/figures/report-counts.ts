import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { reportedEvents } from '../../../lib/figures/listens-to.ts';
import { Consumer } from '../queues/consumer.ts';
import type { FiguresProps } from './figures.ts';

/** Counts bookings by hour, deal, category, city and seller, from their events. */
export class ReportCounts extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables, bus }: FiguresProps) {
    super(scope, id, {
      platform,
      handler: 'figures/count-report-events',
      purpose: 'Counts bookings by hour, deal, category, city and seller',
      // A batch is added up before it is written, so large batches write little. Reports may be some seconds behind.
      queue: { name: 'reports', window: Duration.seconds(2), oldest: Duration.minutes(15) },
      on: { bus, events: reportedEvents },
      batch: { size: 1_000, maxConcurrency: 2 },
      grants: () => [tables.reports.change, tables.deals.read, tables.services.read],
    });
  }
}
