import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { feed, watchLag } from '../data/change-feed.ts';
import { streamWindow } from '../data/data-table.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import type { DomainBus } from './domain-bus.ts';
import { recordedBookings } from './recorded-bookings.ts';

export interface PublisherProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
  readonly failures: FailureQueue;
}

/** Turns committed changes into domain events: an event exists exactly when its change does. */
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
    });
    bus.grantPublish(fn);
    feed(
      fn,
      [
        { table: tables.deals, batch: 100 },
        {
          table: tables.stock,
          batch: 1_000,
          window: streamWindow,
          // Stock items only, not the intents of claims; a new one says nothing that its deal does not say.
          filter: { eventName: ['MODIFY'], dynamodb: { NewImage: { total: { N: [{ exists: true }] } } } },
        },
        { table: tables.bookings, batch: 1_000, window: streamWindow, filter: recordedBookings },
        {
          table: tables.payments,
          batch: 1_000,
          window: streamWindow,
          // Payments only: not the turns at Stripe, the marks of its events, its customers, the reports.
          filter: { dynamodb: { Keys: { sk: { S: ['payment'] } } } },
        },
        {
          table: tables.accounts,
          batch: 100,
          // What customers change; not what is erased, whose old images nobody needs to see.
          filter: {
            eventName: ['INSERT', 'MODIFY'],
            dynamodb: {
              Keys: { sk: { S: ['profile', 'preferences', { prefix: 'consent#' }, { prefix: 'bought#' }] } },
            },
          },
        },
        {
          table: tables.privacy,
          batch: 100,
          // Deletions that are done, and not the tombstone's end.
          filter: {
            eventName: ['MODIFY'],
            dynamodb: {
              Keys: { sk: { S: ['deletion'] } },
              NewImage: { erasedAt: { N: [{ exists: true }] } },
            },
          },
        },
      ],
      failures,
    );
    watchFunction(platform, fn, 'publish-changes');
    watchLag(platform, fn, 'publish-changes');
  }
}
