import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { liveUnsubscribe } from '../../lib/contract/live.ts';
import { unsubscribe } from '../../lib/live/unsubscribe.ts';
import { answering } from './answering.ts';
import { socketDependencies } from './dependencies.ts';
import { stageSockets } from './sockets.ts';

const deps = { ...socketDependencies(), sockets: stageSockets() };

/** Has a connection told of topics no longer. */
export const handler = (event: APIGatewayProxyWebsocketEventV2) =>
  answering(deps, liveUnsubscribe, event, (id, message) => unsubscribe(deps, id, message));
