import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Parts } from '../parts.ts';
import type { ExportFiles } from '../privacy/export-files.ts';
import { Consumer } from '../queues/consumer.ts';

export interface AttendeeListsProps {
  readonly parts: Parts;
  readonly files: ExportFiles;
}

/** Writes the buyers of a deal into a file. */
export class AttendeeLists extends Consumer {
  constructor(scope: Construct, id: string, { parts, files }: AttendeeListsProps) {
    const { platform, tables } = parts;
    super(scope, id, {
      platform,
      handler: 'attendees/write-attendees',
      purpose: 'Writes the buyers of a deal into a file',
      queue: { name: 'attendee-exports', oldest: Duration.minutes(15) },
      batch: { size: 1 },
      // The list of a sold-out stadium is a few dozen megabytes of text.
      memory: 1024,
      grants: () => [tables.contacts.change, tables.dealBookings.read, files.write],
    });
  }
}
