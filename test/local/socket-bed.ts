import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { WebSocket } from 'ws';
import type { ContractViolation } from '../../local/api-gateway/contract-check.ts';
import { disposal } from '../../local/disposal.ts';
import type { Outcome } from '../../local/lambda/execution-environment.ts';
import type { LambdaHost } from '../../local/lambda/host.ts';
import type { SocketRoute } from '../../local/web-sockets/definition.ts';
import type { SocketLimits } from '../../local/web-sockets/limits.ts';
import { openSockets } from '../../local/web-sockets/serve.ts';

/** The part of an event that tests look at. */
export interface SocketEvent {
  body?: string;
  isBase64Encoded: boolean;
  headers?: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  requestContext: Record<string, unknown> & { routeKey: string; connectionId: string };
}

/** What a route's function does: it returns, or throws. */
export type Handler = (event: SocketEvent) => unknown;

/** A client that keeps what it gets. */
export interface Client {
  socket: WebSocket;
  /** The next message, or why the socket closed before one came: `1001 Going away`. */
  next(): Promise<string>;
  send(message: object | string | Buffer): void;
  closed: Promise<string>;
}

/** A WebSocket API on its own, whose functions are those of the test; routes that end in `!` have a response. */
export async function socketBed(handlers: Record<string, Handler>, limits?: Partial<SocketLimits>) {
  const violations: ContractViolation[] = [];
  const undo = disposal(() => {});
  const sockets = openSockets(0, limits, undo);
  const url = await sockets.urlOf('api');
  const run = async (key: string, event: string): Promise<Outcome> => {
    try {
      return { ok: true, json: JSON.stringify((await handlers[key]?.(JSON.parse(event))) ?? null) };
    } catch (error) {
      return { ok: false, errorType: 'Error', errorMessage: (error as Error).message, fatal: false };
    }
  };
  const routes = Object.keys(handlers).map((name): [string, SocketRoute] => {
    const key = name.replace('!', '');
    const integration = { functionArn: name, timeoutMs: 200 };
    return [key, { id: key, key, integration, responds: name.endsWith('!') }];
  });
  const stage = {
    name: 'live',
    variables: {},
    throttle: {},
    routeThrottles: new Map([['few', { burst: 1, rate: 1 }]]),
  };
  const api = { id: 'api', name: 'test', selection: ['type'], integrations: new Map(), stage };
  sockets.serve(
    [{ ...api, routes: new Map(routes) }],
    { run } as unknown as LambdaHost,
    tmpdir(),
    (violation) => violations.push(violation),
  );
  return {
    url: `${url}/live`,
    connections: `${url.replace('ws', 'http')}/live/@connections`,
    connect: (query = '', protocols: string[] = [], origin?: string) =>
      client(`${url}/live${query}`, protocols, origin),
    violations,
    stop: undo.run,
  };
}

/**
 * Opens a socket.
 * @throws when the handshake is refused, with the status.
 */
export async function client(url: string, protocols: string[] = [], origin?: string): Promise<Client> {
  const socket = new WebSocket(url, protocols, { ...(origin && { origin }) });
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  const take = (message: string) => {
    const first = waiting.shift();
    if (first) first(message);
    else messages.push(message);
  };
  const closed = new Promise<string>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve(`${code} ${reason}`.trim());
      take(`${code} ${reason}`.trim());
    });
  });
  socket.on('message', (data, isBinary) => take(isBinary ? `binary ${data}` : String(data)));
  await once(socket, 'open');
  return {
    socket,
    closed,
    next: async () => messages.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    send: (message) =>
      socket.send(
        typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
      ),
  };
}
