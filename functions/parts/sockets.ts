import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment, text } from '../../lib/platform/environment.ts';
import { functionCredentials as credentials, functionRegion } from '../../lib/platform/lambda-runtime.ts';
import { closeConnection, postToConnection } from '../../lib/platform/post-to-connection.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { type ClosableSockets, closableSockets, type Sockets, sockets } from '../../lib/platform/sockets.ts';

function endpoint() {
  const { LIVE_CONNECTIONS_URL: url } = readEnvironment({ LIVE_CONNECTIONS_URL: text });
  return { url, region: functionRegion(), credentials, clock };
}

/** The connections of the stage whose functions post to them. */
export const stageSockets = (): Sockets => sockets(postToConnection(endpoint()), systemRandom);

/** The same, for the functions that may end a connection. */
export function closableStageSockets(): ClosableSockets {
  const at = endpoint();
  return closableSockets({ post: postToConnection(at), close: closeConnection(at) }, systemRandom);
}
