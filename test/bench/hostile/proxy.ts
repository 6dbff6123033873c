import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Network, network, type Weather } from './network.ts';
import { carrySockets } from './socket-proxy.ts';

/** What the network did. */
export interface Tally {
  requests: number;
  lostRequests: number;
  lostResponses: number;
  /** Of the lost ones: those of which nothing was ever heard. The others broke their connection. */
  silent: number;
  duplicated: number;
  /** Arrived at the cloud, copies included. */
  delivered: number;
  sockets: number;
  /** Handshakes that were lost. */
  neverOpened: number;
  cut: number;
  frames: number;
}

export interface HostileProxy {
  /** Where a client of this name finds the API, and its socket. */
  urlOf(client: string): string;
  liveUrlOf(client: string): string;
  readonly tally: Readonly<Tally>;
  /** Begins the bad weather: all sockets are cut. */
  breakLoose(): void;
  /** Ends the bad weather. */
  clearUp(): void;
  stop(): Promise<void>;
}

export interface Proxied {
  readonly apiUrl: string;
  readonly liveUrl: string;
  readonly weather: Weather;
  readonly seed: number;
}

/**
 * A bad network in front of a stack, for HTTP and WebSocket. Its weather is fair until it breaks loose. The first
 * segment of the path names the client.
 */
export async function hostileProxy({ apiUrl, liveUrl, weather, seed }: Proxied): Promise<HostileProxy> {
  const fates = network(weather, seed);
  const tally: Tally = {
    ...{ requests: 0, lostRequests: 0, lostResponses: 0, silent: 0, duplicated: 0, delivered: 0 },
    ...{ sockets: 0, neverOpened: 0, cut: 0, frames: 0 },
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const server = createServer((incoming, response) => {
    void carry({ apiUrl, fates, tally, agent }, incoming, response).catch(() => incoming.socket.destroy());
  });
  const sockets = carrySockets(server, { liveUrl, fates, tally });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urlOf: (client) => `http://${host}/${client}`,
    liveUrlOf: (client) => `ws://${host}/${client}`,
    tally,
    breakLoose() {
      fates.turn('foul');
      sockets.cut();
    },
    clearUp: () => fates.turn('fair'),
    async stop() {
      sockets.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      agent.destroy();
    },
  };
}

interface Carrier {
  readonly apiUrl: string;
  readonly fates: Network;
  readonly tally: Tally;
  readonly agent: Agent;
}

/** One request there and back, or not. */
async function carry(carrier: Carrier, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { fates, tally } = carrier;
  const [, client = '', path = '/'] = /^\/([^/]+)(\/.*)$/.exec(incoming.url ?? '') ?? [];
  const body = await buffer(incoming);
  const { lost, sign, arrivals, answering, backMs } = fates.next(client);
  tally.requests++;
  if (lost === 'request') tally.lostRequests++;
  if (lost === 'response') tally.lostResponses++;
  if (lost && sign === 'silence') tally.silent++;
  if (arrivals.length > 1) tally.duplicated++;
  const lose = () => void (sign === 'reset' && incoming.socket.resetAndDestroy());

  if (lost === 'request') {
    await sleep(arrivals[0]);
    return lose();
  }
  const copies = arrivals.map(async (ms) => {
    await sleep(ms);
    tally.delivered++;
    return deliver(carrier, path, incoming, body);
  });
  const answers = await Promise.all(
    copies.map((copy, index) => (index === answering ? copy : copy.catch(() => {}))),
  );
  const answer = answers[answering];
  if (!answer) throw new Error('No answer to carry');
  await sleep(backMs);
  if (lost) return lose();
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

interface Delivered {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** Between two hops only. @see RFC 9110, 7.6.1 */
const ofOneHop = ['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length'];

const carried = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ofOneHop.includes(name) ? [] : [[name, value]],
    ),
  );

async function deliver(
  { apiUrl, agent }: Carrier,
  path: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<Delivered> {
  const outgoing = request(new URL(path, apiUrl), {
    ...(method && { method }),
    agent,
    headers: { ...carried(headers), ...(body.length > 0 && { 'content-length': body.length }) },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const { statusCode: status = 502 } = answer;
  return { status, headers: carried(answer.headers), body: await buffer(answer) };
}
