import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LiveApi } from '../constructs/live/live-api.ts';
import { LiveUpdates } from '../constructs/live/live-updates.ts';
import { SocketFunctions } from '../constructs/live/socket-functions.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Live updates: the socket, its functions, and the consumers that send to it. */
export class LiveStack extends Stack {
  readonly api: LiveApi;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, bus, streamFailures: failures } = props;
    const functions = new SocketFunctions(this, 'Sockets', { parts });
    this.api = new LiveApi(this, 'Live', { platform: parts.platform, routes: functions.routes });
    for (const fn of functions.posting) this.api.post(fn);
    for (const fn of functions.closing) this.api.close(fn);
    new LiveUpdates(this, 'Updates', { parts, bus, failures, post: this.api.post });
  }
}
