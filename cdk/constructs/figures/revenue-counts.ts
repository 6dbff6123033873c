import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { feed, watchLag } from '../data/change-feed.ts';
import { streamWindow } from '../data/data-table.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';

interface RevenueCountsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly failures: FailureQueue;
}

/** Counts money by deal, seller and day, from the entries of the ledger. */
export class RevenueCounts extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, failures }: RevenueCountsProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'CountRevenue', {
      platform,
      entry: 'events/figures/count-revenue',
      purpose: 'Counts money by deal, seller and day, and for reports, from the ledger',
      capability: 'figures',
      timeout: consumerTimeout,
      // The deals say whose money it is, and in which category and city.
      grants: [tables.figures.change, tables.reports.change, tables.deals.read, tables.services.read],
    });
    feed(fn, [{ table: tables.ledger, window: streamWindow }], failures);
    watchFunction(platform, fn);
    watchLag(platform, fn);
  }
}
