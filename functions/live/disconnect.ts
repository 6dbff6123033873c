import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { socketDependencies } from './dependencies.ts';

const { connections } = socketDependencies();

/** Forgets a connection that ended. API Gateway does its best to say so; the fan-out finds the others. */
export const handler = async ({ requestContext }: APIGatewayProxyWebsocketEventV2) => {
  await connections.remove(requestContext.connectionId);
  return { statusCode: 200 };
};
