import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { AttendeeLists } from '../constructs/attendees/attendee-lists.ts';
import { attendeeOperations } from '../constructs/attendees/attendee-operations.ts';
import { customerFileOperations } from '../constructs/customers/customer-operations.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import { DataExports } from '../constructs/privacy/data-exports.ts';
import { Erasures } from '../constructs/privacy/erasures.ts';
import { ExportFiles } from '../constructs/privacy/export-files.ts';
import { type PrivacyParts, privacyOperations } from '../constructs/privacy/privacy-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

export interface PrivacyStackProps extends CapabilityStackProps {
  readonly payments: Payments;
}

/** Requests of people about their data: exports and erasures. */
export class PrivacyStack extends Stack {
  /** The jobs, which staff begin for customers too. */
  readonly jobs: Pick<PrivacyParts, 'exports' | 'erasures' | 'files'>;

  constructor(scope: Construct, id: string, props: PrivacyStackProps) {
    super(scope, id, props);
    const { parts, payments } = props;
    const files = new ExportFiles(this, 'Files', parts);
    const exports = new DataExports(this, 'Exports', { parts, files });
    const erasures = new Erasures(this, 'Erasures', { parts, files, payments });
    this.jobs = { exports, erasures, files };
    // These files contain personal data, as exports do. None of these functions reads the signing secret.
    const lists = new AttendeeLists(this, 'AttendeeLists', { parts, files });
    new Operations(this, 'Operations', {
      ...props,
      needs: {
        ...privacyOperations({ ...parts, exports, erasures, files }),
        ...attendeeOperations({ ...parts, lists, files }),
        ...customerFileOperations({ ...parts, ...this.jobs }),
      },
    });
  }
}
