import { disconnected } from '../../lib/live/connect.ts';
import { logger } from '../../lib/platform/logger.ts';
import { addressDependencies } from '../parts/live.ts';
import { type SocketEvent, sourceOf } from './answer.ts';

const deps = await addressDependencies();

/** Forgets a connection that ended. API Gateway does its best to say so; the fan-out finds the others. */
export const handler = async (event: SocketEvent) => {
  const { connectionId, address } = sourceOf(event);
  await deps.connections.remove(connectionId);
  await disconnected(deps, { address, connectedAt: event.requestContext.connectedAt }).catch(
    (error: unknown) =>
      // It counts as open for two hours at most.
      logger.warn('a connection was not taken from its address', { error }),
  );
  return { statusCode: 200 };
};
