import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackendFunction } from '../constructs/functions/backend-function.ts';
import { LiveApi } from '../constructs/live/live-api.ts';
import { httpTimeout } from '../timing.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** What apps are told without asking: the socket, and what is said on it. */
export class LiveStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { platform } = props;
    const handler = (id: string, entry: string, purpose: string) =>
      new BackendFunction(this, id, {
        platform,
        entry: `live/${entry}`,
        purpose,
        capability: 'live',
        timeout: httpTimeout,
      });
    new LiveApi(this, 'Live', {
      platform,
      routes: [
        { key: 'ping', fn: handler('Ping', 'ping', 'Answers a ping with the time'), answers: true },
        {
          key: '$default',
          fn: handler('Refuse', 'refuse-message', 'Refuses messages of no known type'),
          answers: true,
        },
      ],
    });
  }
}
