import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Resources } from '../api/operations.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import type { ExportFiles } from './export-files.ts';

export interface PrivacyJobProps {
  readonly platform: Platform;
  readonly resources: Resources;
  readonly files: ExportFiles;
}

/** Writes all that is held about a person into a file. It reads everything, and can change nothing but that. */
export class DataExports extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { platform, resources, files }: PrivacyJobProps) {
    super(scope, id);
    const { tables, identity } = resources;
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'exports',
      variable: 'EXPORT_QUEUE_URL',
      timeout: consumerTimeout,
      oldest: Duration.minutes(15),
    });
    const fn = new BackendFunction(this, 'WriteExport', {
      platform,
      entry: 'events/privacy/write-export',
      purpose: 'Writes all that is held about a person into a file',
      capability: 'privacy',
      timeout: consumerTimeout,
    });
    tables.privacy.grantChange(fn);
    const { abuse, accounts, bookings, stock, payments, contacts } = tables;
    for (const table of [abuse, accounts, bookings, stock, payments, contacts]) table.grantRead(fn);
    identity.customers.grantRead(fn);
    files.grantWrite(fn);
    this.queue.deliverTo(fn, { size: 1 });
    watchFunction(platform, fn, 'write-export');
  }
}
