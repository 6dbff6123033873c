import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { functionCredentials as credentials, functionRegion } from '../../lib/platform/lambda-runtime.ts';
import { closeConnection, postToConnection } from '../../lib/platform/post-to-connection.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { type ClosableSockets, closableSockets, type Sockets, sockets } from '../../lib/platform/sockets.ts';

function endpoint() {
  const { LIVE_CONNECTIONS_URL: url } = readEnvironment({ LIVE_CONNECTIONS_URL: nonEmpty });
  return { url, region: functionRegion(), credentials, clock };
}

/** Returns the sockets of the stage. */
export const stageSockets = (): Sockets => sockets(postToConnection(endpoint()), systemRandom);

/** Returns the sockets of the stage, for functions that may close a connection. */
export function closableStageSockets(): ClosableSockets {
  const at = endpoint();
  return closableSockets({ post: postToConnection(at), close: closeConnection(at) }, systemRandom);
}
