import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { PrivacyJobProps } from '../privacy/data-exports.ts';
import { WorkQueue } from '../queues/work-queue.ts';

/** Writes who bought a deal into a file. */
export class AttendeeLists extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { platform, resources, files }: PrivacyJobProps) {
    super(scope, id);
    const { contacts, dealBookings } = resources.tables;
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'attendee-exports',
      variable: 'ATTENDEE_QUEUE_URL',
      timeout: consumerTimeout,
      oldest: Duration.minutes(15),
    });
    const fn = new BackendFunction(this, 'WriteAttendees', {
      platform,
      entry: 'events/attendees/write-attendees',
      purpose: 'Writes who bought a deal into a file',
      capability: 'attendees',
      timeout: consumerTimeout,
      // A sold-out stadium is a few dozen megabytes of text.
      memory: 1024,
    });
    contacts.grantChange(fn);
    dealBookings.grantRead(fn);
    files.grantWrite(fn);
    this.queue.deliverTo(fn, { size: 1 });
    watchFunction(platform, fn, 'write-attendees');
  }
}
