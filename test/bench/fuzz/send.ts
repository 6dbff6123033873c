import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** What came back, as it came. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export type Send = ReturnType<typeof sender>;

/** Sends requests as they are: a client with manners would repair some of them. */
export function sender(apiUrl: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const { hostname, port } = new URL(apiUrl);
  const send = ({ method, path, token, headers = {}, body }: Outgoing): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        {
          ...{ hostname, port, agent, method, path },
          headers: {
            ...(token && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
            }),
            ...headers,
          },
          timeout: 60_000,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('No answer within 60 s')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return Object.assign(send, { close: () => agent.destroy() });
}
