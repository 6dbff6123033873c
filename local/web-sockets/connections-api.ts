import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection, Connections } from './connections.ts';
import { closeCodes, type SocketLimits } from './limits.ts';

const PATH = /\/@connections\/([^/?]+)(\?.*)?$/;
const ID = /^[\w-]{15}=$/;

/** Takes requests for `@connections`. False means that the request is for another service. */
export type ConnectionsApi = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The `@connections` API, with which functions send to clients. It uses the bare Node.js server, because a fan-out is
 * thousands of posts at once.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function connectionsApi(connections: Connections, limits: SocketLimits): ConnectionsApi {
  const serve = async (id: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message = await readAll(request, limits.messageBytes);
    if (!ID.test(id)) return fail(response, 400, 'BadRequestException', `Invalid connectionId: ${id}`);
    const connection = connections.get(id);
    if (connection?.socket.readyState !== connection?.socket.OPEN || !connection)
      return fail(response, 410, 'GoneException');
    if (request.method === 'GET') return describe(response, connection);
    if (request.method === 'DELETE') {
      connection.socket.close(closeCodes.normal, 'Connection closed normally');
      return void response.writeHead(204).end();
    }
    if (request.method !== 'POST') return fail(response, 403, 'ForbiddenException');
    if (!message) return fail(response, 413, 'PayloadTooLargeException');
    if (connection.socket.bufferedAmount > limits.bufferBytes)
      return fail(response, 429, 'LimitExceededException');
    connection.lastActiveAt = Date.now();
    connection.observe?.(message);
    connection.socket.send(message, { binary: false });
    response.writeHead(200, { 'content-length': 0 }).end();
  };
  return (request, response) => {
    const id = PATH.exec(request.url ?? '')?.[1];
    if (id === undefined) return false;
    serve(decoded(id), request, response).catch(() => response.destroy());
    return true;
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the body. Undefined when it exceeds the limit. It uses events, since an iterator is half as slow again. */
function readAll(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    request.once('error', reject);
    request.once('end', () =>
      resolve(size > limit ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)),
    );
  });
}

function describe(response: ServerResponse, { connectedAt, lastActiveAt, sourceIp, userAgent }: Connection) {
  const body = JSON.stringify({
    connectedAt: new Date(connectedAt).toISOString(),
    lastActiveAt: new Date(lastActiveAt).toISOString(),
    identity: { sourceIp, userAgent },
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function fail(response: ServerResponse, status: number, code: string, message?: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': code });
  response.end(JSON.stringify(message === undefined ? {} : { message }));
}
