import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { imageHostsOf } from '../../image-hosts.ts';
import { told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';

/** Works on imports of deals, with the rights of the people who started them. */
export class DealImports extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables, audit, oversight }: Parts) {
    super(scope, id, {
      platform,
      handler: 'imports/run-deal-import',
      purpose: 'Creates and changes the deals of an import',
      queue: { name: 'deal-imports', oldest: Duration.minutes(15) },
      // A few imports at a time leave the tables to buyers.
      batch: { size: 1, maxConcurrency: 4 },
      memory: 1024,
      grants: ({ send }) => [
        send,
        tables.imports.change,
        tables.deals.change,
        tables.stock.change,
        tables.sellers.read,
        tables.switches.read,
        audit.append,
        oversight.ask,
        tables.images.read,
        told({ IMAGE_HOSTS: JSON.stringify(imageHostsOf(platform.stage)) }),
      ],
    });
  }
}
