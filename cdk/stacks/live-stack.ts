import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LiveApi } from '../constructs/live/live-api.ts';
import { LiveUpdates } from '../constructs/live/live-updates.ts';
import { SocketFunctions } from '../constructs/live/socket-functions.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** What apps are told without asking: the socket, what is said on it, and what tells it. */
export class LiveStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { platform, bus, resources, streamFailures: failures } = props;
    const { tables, signing, guestTokens, subjects, identity } = resources;
    const functions = new SocketFunctions(this, 'Sockets', {
      platform,
      tables,
      signing,
      guestTokens,
      subjects,
      identity,
    });
    const api = new LiveApi(this, 'Live', { platform, routes: functions.routes });
    for (const fn of functions.posting) api.grantPost(fn);
    for (const fn of functions.closing) api.grantClose(fn);
    const grantPost: LiveApi['grantPost'] = (fn) => api.grantPost(fn);
    new LiveUpdates(this, 'Updates', { platform, tables, signing, bus, failures, grantPost });
  }
}
