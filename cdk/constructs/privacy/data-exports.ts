import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';
import type { ExportFiles } from './export-files.ts';
import { onPersonalTables } from './personal-tables.ts';

export interface DataExportsProps {
  readonly parts: Parts;
  readonly files: ExportFiles;
}

/** Writes all data that is held about a person into a file. It may read everything, and change only the request and the file. */
export class DataExports extends Consumer {
  constructor(scope: Construct, id: string, { parts, files }: DataExportsProps) {
    const { platform, tables, identity } = parts;
    super(scope, id, {
      platform,
      handler: 'privacy/write-export',
      purpose: 'Writes all data about a person into a file',
      queue: { name: 'exports', oldest: Duration.minutes(15) },
      batch: { size: 1 },
      grants: () => [
        tables.privacy.change,
        ...onPersonalTables(tables, 'read'),
        identity.ask('customers', 'AdminGetUser'),
        files.write,
      ],
    });
  }
}
