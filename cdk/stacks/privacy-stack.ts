import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { AttendeeLists } from '../constructs/attendees/attendee-lists.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import { DataExports } from '../constructs/privacy/data-exports.ts';
import { Erasures } from '../constructs/privacy/erasures.ts';
import { ExportFiles } from '../constructs/privacy/export-files.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

export interface PrivacyStackProps extends CapabilityStackProps {
  readonly payments: Payments;
}

/** What people may ask of us about their data: to have it, and to have it gone. */
export class PrivacyStack extends Stack {
  constructor(scope: Construct, id: string, props: PrivacyStackProps) {
    super(scope, id, props);
    const { platform, resources, payments } = props;
    const files = new ExportFiles(this, 'Files', { platform });
    const exports = new DataExports(this, 'Exports', { platform, resources, files });
    const erasures = new Erasures(this, 'Erasures', { platform, resources, files, payments });
    // Files with people in them, as exports are; none of these functions reads the signing secret.
    const lists = new AttendeeLists(this, 'AttendeeLists', { platform, resources, files });
    new Operations(this, 'Operations', {
      ...props,
      resources: {
        ...resources,
        queues: { exports: exports.queue, erasures: erasures.queue, attendeeExports: lists.queue },
        exportFiles: files,
      },
      capabilities: ['privacy', 'attendees'],
    });
  }
}
