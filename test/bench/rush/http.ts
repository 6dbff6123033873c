import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

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
  readonly body?: unknown;
}

export type Http = ReturnType<typeof httpClient>;

/** A client on a fixed number of kept-alive connections: lighter than fetch, so that the bench measures the stack. */
export function httpClient(apiUrl: string, connections: number) {
  const base = new URL(apiUrl);
  const secure = base.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: connections };
  const agent = secure ? new SecureAgent(settings) : new Agent(settings);
  const send = secure ? secureRequest : request;

  return {
    /** @throws Error when the connection fails or nothing is heard for 30 s. */
    call: ({ method, path, token, idempotencyKey, ifMatch, body }: Call): Promise<Reply> =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
          ...(ifMatch && { 'if-match': ifMatch }),
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
      }),
    close: () => agent.destroy(),
  };
}
