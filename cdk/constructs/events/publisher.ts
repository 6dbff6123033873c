import { Construct } from 'constructs';
import { tableNames, tableOf } from '../../../lib/platform/tables.ts';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { type Feed, feed, watchLag } from '../data/change-feed.ts';
import { type DataTable, streamWindow } from '../data/data-table.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import type { DomainBus } from './domain-bus.ts';

export interface PublisherProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
  readonly failures: FailureQueue;
}

/** Turns committed changes into domain events. An event exists exactly when its change does. */
export class Publisher extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, bus, failures }: PublisherProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'PublishChanges', {
      platform,
      entry: 'events/publisher/publish-changes',
      purpose: 'Publishes committed changes of deals, stock, bookings, payments and accounts as events',
      capability: 'publisher',
      timeout: consumerTimeout,
      memory: 1024,
      grants: [bus.publish],
    });
    const published = tableNames.filter((name) => tableOf(name).stream?.publishes);
    feed(
      fn,
      published.map((name) => feedOf(tables[name])),
      failures,
    );
    watchFunction(platform, fn);
    watchLag(platform, fn);
  }
}

/** The publisher waits for large batches. A rush changes enough items to fill them. */
const feedOf = (table: DataTable): Feed => ({
  table,
  ...(table.definition.stream?.batch === 1_000 && { window: streamWindow }),
});
