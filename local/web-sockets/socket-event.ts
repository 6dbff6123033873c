import type { IncomingMessage } from 'node:http';
import { isOfThisMachine } from '../api-gateway/cors.ts';
import { commonLogTime, sourceIp } from '../api-gateway/request-event.ts';
import { gatewayId, type Peer } from './connections.ts';
import type { WebSocketApi } from './definition.ts';

/** One call of a route's function. */
export interface RouteCall {
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  routeKey: string;
  requestId: string;
  receivedAt: Date;
}

export const routeCall = (eventType: RouteCall['eventType'], routeKey: string): RouteCall => ({
  eventType,
  routeKey,
  requestId: gatewayId(),
  receivedAt: new Date(),
});

/** The event of the handshake, the only one with the client's headers and query. */
export function connectEvent(
  api: WebSocketApi,
  call: RouteCall,
  peer: Peer,
  request: IncomingMessage,
): object {
  const query = new URL(request.url ?? '/', 'http://local').searchParams;
  const names = [...new Set(query.keys())];
  return {
    ...headersOf(request),
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(names.map((name) => [name, query.getAll(name).at(-1)])),
      multiValueQueryStringParameters: Object.fromEntries(names.map((name) => [name, query.getAll(name)])),
    }),
    ...common(api, call, peer),
  };
}

/** The event of a message. Binary messages are in base64. */
export function messageEvent(
  api: WebSocketApi,
  call: RouteCall,
  peer: Peer,
  { data, isBinary }: { data: Buffer; isBinary: boolean },
): object {
  const event = common(api, call, peer, { messageId: gatewayId() });
  return { ...event, body: data.toString(isBinary ? 'base64' : 'utf8'), isBase64Encoded: isBinary };
}

/** The event of a closed connection. API Gateway adds a reason when the client gave none. */
export function disconnectEvent(
  api: WebSocketApi,
  call: RouteCall,
  peer: Peer,
  { code, reason }: { code: number; reason: string },
): object {
  const said =
    reason || (code === 1005 ? 'Client-side close frame status not set' : 'Connection closed abnormally');
  return {
    headers: { Host: peer.domainName, 'X-Forwarded-For': '', 'x-api-key': '', 'x-restapi': '' },
    ...common(api, call, peer, { disconnectStatusCode: code, disconnectReason: said }),
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html */
function common(api: WebSocketApi, call: RouteCall, peer: Peer, more: object = {}) {
  const variables = api.stage?.variables ?? {};
  return {
    ...(Object.keys(variables).length > 0 && { stageVariables: variables }),
    requestContext: {
      routeKey: call.routeKey,
      eventType: call.eventType,
      extendedRequestId: call.requestId,
      requestTime: commonLogTime(call.receivedAt),
      messageDirection: 'IN',
      stage: api.stage?.name,
      connectedAt: peer.connectedAt,
      requestTimeEpoch: call.receivedAt.getTime(),
      identity: { sourceIp: peer.sourceIp, ...(peer.userAgent && { userAgent: peer.userAgent }) },
      requestId: call.requestId,
      domainName: peer.domainName,
      connectionId: peer.id,
      apiId: api.id,
      ...more,
    },
    isBase64Encoded: false,
  };
}

/**
 * The headers in the client's spelling: API Gateway keeps their case here. Like CORS of the HTTP API, sockets are open
 * to pages of this machine at any port: such a page has the socket's own origin.
 */
function headersOf(request: IncomingMessage): object {
  const all: Record<string, string[]> = {};
  const own = (name: string, value: string) =>
    name.toLowerCase() === 'origin' && isOfThisMachine(value) ? `http://${request.headers.host}` : value;
  const raw = [
    ...request.rawHeaders,
    ...['X-Forwarded-For', sourceIp(request), 'X-Forwarded-Port', String(request.socket.localPort)],
    ...['X-Forwarded-Proto', 'http'],
  ];
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string;
    all[name] = [...(all[name] ?? []), own(name, raw[i + 1] as string)];
  }
  const last = Object.entries(all).map(([name, values]) => [name, values.at(-1)]);
  return { headers: Object.fromEntries(last), multiValueHeaders: all };
}
