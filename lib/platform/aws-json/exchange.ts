import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { lazy } from '../lazy.ts';

export interface Outgoing {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends one request, once. @throws Error when nobody answers; its name is `TimeoutError` when it took too long */
export type Exchange = (request: Outgoing) => Promise<ServiceAnswer>;

export interface Timeouts {
  /** Until there is a connection, in milliseconds. */
  readonly connectMs: number;
  /** Until the answer is there, in milliseconds. */
  readonly answerMs: number;
}

const connections = { keepAlive: true, maxSockets: 128 };
// All clients share their connections. Loading TLS takes 5 ms of a start, so each module loads when it is needed.
const plain = lazy(() => {
  const { Agent, request } = process.getBuiltinModule('node:http');
  return { agent: new Agent(connections), request };
});
const secure = lazy(() => {
  const { Agent, request } = process.getBuiltinModule('node:https');
  return { agent: new Agent(connections), request };
});

/** Posts to one host, over connections that stay. */
export function exchangeWith({ protocol, hostname, port }: URL, timeouts: Timeouts): Exchange {
  const { agent, request } = protocol === 'https:' ? secure() : plain();
  const fixed = { agent, hostname, port, method: 'POST' };
  return ({ path, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const outgoing = request({ ...fixed, path, headers, ...(signal && { signal }) });
      const end = limited(outgoing, timeouts);
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      let answered = false;
      // From the answer on, the answer itself says what becomes of it.
      outgoing.on('error', (error) => answered || fail(error));
      outgoing.once('response', (answer) => {
        answered = true;
        answer.once('error', fail);
        read(answer, (whole) => {
          end();
          resolve(whole);
        });
      });
      outgoing.end(body);
    });
}

/** Ends a request that takes too long. @returns what stops the watch */
function limited(outgoing: ClientRequest, { connectMs, answerMs }: Timeouts): () => void {
  const late = (what: string) => outgoing.destroy(timeout(what));
  const timer = setTimeout(() => late(`no answer within ${answerMs} ms`), answerMs);
  let connecting: NodeJS.Timeout | undefined;
  outgoing.once('socket', (socket) => {
    if (!socket.connecting) return;
    connecting = setTimeout(() => late(`no connection within ${connectMs} ms`), connectMs);
    socket.once('connect', () => clearTimeout(connecting));
  });
  return () => {
    clearTimeout(timer);
    clearTimeout(connecting);
  };
}

const timeout = (message: string) => Object.assign(new Error(message), { name: 'TimeoutError' });

function read(message: IncomingMessage, done: (answer: ServiceAnswer) => void): void {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.once('end', () => {
    const { statusCode = 0, headers } = message;
    done({ status: statusCode, headers, body: Buffer.concat(chunks).toString() });
  });
}
