import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { functionCredentials as credentials, functionRegion } from '../../lib/platform/lambda-runtime.ts';
import { postToConnection } from '../../lib/platform/post-to-connection.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { type Sockets, sockets } from '../../lib/platform/sockets.ts';

/** The connections of the stage whose functions post to them. */
export function stageSockets(): Sockets {
  const { LIVE_CONNECTIONS_URL: url } = readEnvironment(['LIVE_CONNECTIONS_URL']);
  return sockets(postToConnection({ url, region: functionRegion(), credentials, clock }), systemRandom);
}
