import { disconnected } from '../../lib/live/connect.ts';
import { logger } from '../../lib/platform/logger.ts';
import { addressDependencies } from '../parts/live.ts';
import { type SocketEvent, sourceOf } from './answer.ts';

const deps = await addressDependencies();

/** Removes a connection that ended. API Gateway reports ends at best effort; the fan-out finds the others. */
export const handler = async (event: SocketEvent) => {
  const { connectionId, address } = sourceOf(event);
  await deps.connections.remove(connectionId);
  await disconnected(deps, { address, connectedAt: event.requestContext.connectedAt }).catch(
    (error: unknown) =>
      // The connection counts as open for two hours at most.
      logger.warn('connection end not counted', { error }),
  );
  return { statusCode: 200 };
};
