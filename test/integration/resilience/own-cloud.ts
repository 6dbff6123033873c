import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Cloud, startCloud } from '../../../local/cloud.ts';
import type { Endpoints } from '../../../local/endpoints.ts';
import { type Changes, changedAssembly } from './changed-assembly.ts';
import { type Shop, shopOn } from './shop.ts';

/** A cloud that nobody else uses. */
export interface OwnCloud {
  readonly cloud: Cloud;
  readonly shop: Shop;
  readonly sqs: SQSClient;
  stop(): Promise<void>;
}

interface Settings {
  readonly changes?: Changes;
  /** Over what the templates say, for every function. */
  readonly environment?: Record<string, string>;
}

export async function startOwnCloud({ changes = {}, environment = {} }: Settings): Promise<OwnCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'stampede-resilience-'));
  const cloud = await startCloud({
    stateDir: join(folder, 'state'),
    assembly: await changedAssembly(folder, changes),
    environment,
  });
  return {
    cloud,
    shop: shopOn(cloud.apiUrl, await cloud.tokenFor('admin')),
    sqs: new SQSClient(sdkSettings(cloud.endpoints.sqs)),
    async stop() {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
      if (cloud.deniedCalls.length > 0)
        throw new Error(`Calls that roles do not allow: ${[...new Set(cloud.deniedCalls)].join('\n')}`);
      if (cloud.contractViolations.length > 0)
        throw new Error(`Not as the contract says: ${JSON.stringify(cloud.contractViolations, null, 2)}`);
    },
  };
}

export const sdkSettings = (endpoint: Endpoints[keyof Endpoints]) => ({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Where a queue of the local cloud is. */
export const queueUrl = ({ resources }: Cloud, name: string): string => {
  const found = resources.all.find(({ type, ref }) => type === 'AWS::SQS::Queue' && ref.endsWith(`/${name}`));
  if (!found) throw new Error(`There is no queue ${name}`);
  return found.ref;
};
