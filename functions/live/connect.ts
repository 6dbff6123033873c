import { connect } from '../../lib/live/connect.ts';
import { readSocketLimits } from '../../lib/live/socket-limits.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { testAddressOf } from '../../lib/platform/http/viewer.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { switchesOfStage } from '../../lib/platform/switches.ts';
import { dynamo, tableAt } from '../parts/dynamo.ts';
import { addressDependencies } from '../parts/live.ts';
import { type SocketEvent, sourceOf } from './answer.ts';

const { SOCKET_LIMITS } = readEnvironment({ SOCKET_LIMITS: readSocketLimits });
const { open: mostOpen, aMinute, origins } = SOCKET_LIMITS;
const shared = await addressDependencies();
const deps = {
  ...shared,
  switches: switchesOfStage(),
  connects: limiter(
    'sockets.address',
    { limit: aMinute, seconds: 60, quiet: Math.ceil(aMinute / 100) },
    { clock: shared.clock, shared: sharedCounts(dynamo(), tableAt('LIVE_TABLE')) },
  ),
  mostOpen,
  origins,
};

/** Decides on a handshake: any status but 200 refuses it. */
export const handler = async (event: SocketEvent) => {
  const headers = Object.fromEntries(
    Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { connectedAt, domainName: host } = event.requestContext;
  const address = testAddressOf(headers) ?? sourceOf(event).address;
  return { statusCode: await connect(deps, { address, origin: headers.origin, host, connectedAt }) };
};
