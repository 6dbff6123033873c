import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { testAddressHeader } from '../../../lib/contract/test-address.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: the bench reads answers of many operations; the tests check their shapes
  readonly body: any;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string | undefined;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string | undefined;
  /** More of them, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Http {
  /** @throws Error when the connection fails or nothing is heard for 30 s. */
  call(call: Call): Promise<Reply>;
  /** The same connections, for somebody at this address: only a dev stage believes it. */
  from(address: string): Http;
  close(): void;
}

/**
 * An address for each of 131,072 buyers, from the network that is set aside for benchmarks.
 * @see https://www.rfc-editor.org/rfc/rfc2544#appendix-C
 */
export const testAddress = (buyer: number): string =>
  `198.${18 + ((buyer >> 16) & 1)}.${(buyer >> 8) & 255}.${buyer & 255}`;

/** That of a buyer whom nobody has seen before, or hardly. */
export const someAddress = (): string => testAddress(Math.floor(Math.random() * 131_072));

/** A client on a fixed number of kept-alive connections: lighter than fetch, so that the bench measures the stack. */
export function httpClient(apiUrl: string, connections: number): Http {
  const base = new URL(apiUrl);
  const secure = base.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: connections };
  const agent = secure ? new SecureAgent(settings) : new Agent(settings);
  const send = secure ? secureRequest : request;

  const call =
    (address: string | undefined) =>
    ({ method, path, token, idempotencyKey, ifMatch, headers: more, body }: Call): Promise<Reply> =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
          ...(ifMatch && { 'if-match': ifMatch }),
          ...(address && { [testAddressHeader]: address }),
          ...more,
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        };
        const outgoing = send(
          new URL(path, base),
          { method, agent, headers, timeout: 30_000 },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () => {
              const answer = Buffer.concat(chunks).toString('utf8');
              resolve({
                status: incoming.statusCode ?? 0,
                headers: incoming.headers,
                body: answer ? JSON.parse(answer) : undefined,
              });
            });
          },
        );
        outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')));
        outgoing.on('error', reject);
        outgoing.end(text);
      });
  const at = (address: string | undefined): Http => ({
    call: call(address),
    from: at,
    close: () => agent.destroy(),
  });
  return at(undefined);
}
