import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { accessLog } from '../api-gateway/access-log.ts';
import { sourceIp } from '../api-gateway/request-event.ts';
import { throttling } from '../api-gateway/throttling.ts';
import type { LambdaHost } from '../lambda/host.ts';
import { type Connection, type Connections, gatewayId, type Peer } from './connections.ts';
import type { MessageObserver } from './contract-check.ts';
import type { SocketRoute, WebSocketApi } from './definition.ts';
import { frameGuard } from './frame-guard.ts';
import { invokeRoute, type RouteAnswer } from './invoke-route.ts';
import { closeCodes, type SocketLimits } from './limits.ts';
import { refuseHandshake } from './refuse-handshake.ts';
import { type Message, routeKeyOf } from './route-key.ts';
import { connectEvent, disconnectEvent, messageEvent, type RouteCall, routeCall } from './socket-event.ts';
import { socketLogEntry } from './socket-log-entry.ts';

/** The dependencies of a front besides the API's definition. */
export interface SocketFrontOptions {
  host: LambdaHost;
  connections: Connections;
  limits: SocketLimits;
  accessLogFile: string;
  observe: MessageObserver | undefined;
}

/** The front of one WebSocket API. */
export interface SocketFront {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Stops calling functions, because the host is stopping. */
  close(): void;
}

/**
 * Serves a WebSocket API as API Gateway does. `$connect` decides on the handshake, each message is routed, and
 * `$disconnect` is called after the end.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export function createSocketFront(api: WebSocketApi, options: SocketFrontOptions): SocketFront {
  const { connections, limits } = options;
  const mayPass = throttling(api.stage);
  const log = accessLog(api.stage?.accessLogFormat, options.accessLogFile);
  const protocols = new WeakMap<IncomingMessage, string>();
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    // Without a function that names a subprotocol, none is agreed on.
    handleProtocols: (_offered, request) => protocols.get(request) ?? false,
  });
  let closed = false;

  const call = async (route: SocketRoute, call: RouteCall, peer: Peer, event: object) => {
    const answer = mayPass(route.key) ? await invokeRoute(options.host, route, event) : throttled;
    log.write(() => socketLogEntry(api, call, peer, answer));
    return answer;
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    const peer = peerOf(request);
    if (closed || !api.stage || pathOf(request) !== `/${api.stage.name}`) return refuseHandshake(socket, 403);
    const route = api.routes.get('$connect');
    const connect = routeCall('CONNECT', '$connect');
    if (route) {
      const answer = await call(route, connect, peer, connectEvent(api, connect, peer, request));
      if (socket.destroyed) return;
      if (!answer.ok) return refuseHandshake(socket, answer === throttled ? 429 : 502);
      if (answer.status < 200 || answer.status > 299) return refuseHandshake(socket, answer.status);
      const agreed = protocolOf(answer.headers);
      if (agreed) protocols.set(request, agreed);
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = { ...peer, socket: webSocket, lastActiveAt: Date.now(), observe: options.observe };
      attend(connection, socket);
    });
  };

  const attend = (connection: Connection, wire: Duplex): void => {
    const { socket } = connection;
    const tooBig = frameGuard(limits.frameBytes);
    connections.add(connection);
    wire.prependListener('data', (chunk: Buffer) => {
      if (tooBig(chunk)) socket.close(closeCodes.tooBig, 'Message too big');
    });
    socket.on('message', (data: Buffer, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      connection.lastActiveAt = Date.now();
      void onMessage(connection, { data, isBinary });
    });
    socket.on('error', () => {});
    socket.on('close', (code, reason) => {
      connections.remove(connection.id);
      const route = api.routes.get('$disconnect');
      if (!route || closed) return;
      const disconnect = routeCall('DISCONNECT', '$disconnect');
      const why = { code, reason: reason.toString() };
      void call(route, disconnect, connection, disconnectEvent(api, disconnect, connection, why));
    });
  };

  const onMessage = async (connection: Connection, message: Message): Promise<void> => {
    const wanted = routeKeyOf(message, api.selection);
    // Keys with a dollar sign are the gateway's own, so a message cannot select them.
    const named = wanted?.startsWith('$') ? undefined : api.routes.get(wanted ?? '');
    const route = named ?? api.routes.get('$default');
    const received = routeCall('MESSAGE', route?.key ?? '$default');
    if (!route) return send(connection, gatewayMessage('Forbidden', connection, received));
    const event = messageEvent(api, received, connection, message);
    const answer = await call(route, received, connection, event);
    if (!answer.ok) return send(connection, gatewayMessage(answer.message, connection, received));
    if (!route.responds || !answer.body) return;
    options.observe?.(Buffer.from(answer.body));
    send(connection, answer.body);
  };

  return {
    upgrade: (request, socket, head) => void upgrade(request, socket, head).catch(() => socket.destroy()),
    close: () => {
      closed = true;
      log.close();
    },
  };
}

const throttled: RouteAnswer = { ok: false, message: 'Too Many Requests', error: 'throttled' };

function send({ socket }: Connection, text: string): void {
  if (socket.readyState === socket.OPEN) socket.send(text);
}

/** The gateway's own error message to a client, with ids to find it in the logs. */
const gatewayMessage = (message: string, { id }: Peer, { requestId }: RouteCall): string =>
  JSON.stringify({ message, connectionId: id, requestId });

function peerOf(request: IncomingMessage): Peer {
  return {
    id: gatewayId(),
    connectedAt: Date.now(),
    sourceIp: sourceIp(request),
    userAgent: request.headers['user-agent'],
    domainName: request.headers.host ?? '',
  };
}

const pathOf = ({ url = '/' }: IncomingMessage): string => (url.split('?')[0] ?? '').replace(/\/$/, '');

function protocolOf(headers: Record<string, unknown>): string | undefined {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol');
  return found && String(found[1]);
}
