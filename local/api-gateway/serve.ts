import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import { problems, problemType } from '../../lib/contract/problem.ts';
import type { Problem } from '../../lib/contract/problem-document.ts';
import type { Disposal } from '../disposal.ts';
import type { LambdaHost } from '../lambda/host.ts';
import { close, listen } from '../listen.ts';
import type { HttpApi } from './definition.ts';
import { createFront, type ResponseObserver } from './front.ts';

/** The servers of the HTTP APIs. They listen before the deployment, so that their URLs are known. */
export interface Gateway {
  /** The URL of the first API. Its port is the one that the caller chose. */
  url: string;
  /** Gives an API its address. Every API after the first gets a free port. */
  urlOf(apiId: string): Promise<string>;
  /** The address of an API that has one. */
  knownUrlOf(apiId: string): string | undefined;
  /** Stops taking requests, and closes the connections. */
  close(): Promise<unknown>;
  serve(
    apis: Iterable<HttpApi>,
    host: LambdaHost,
    stateDir: string,
    onResponse: ResponseObserver | undefined,
  ): void;
}

const KEEP_ALIVE_MS = 65_000;

/** Opens the gateway's port. Until its API is deployed it answers 503. `pages` may take a request before any API. */
export async function openGateway(
  port: number,
  undo: Disposal,
  pages: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Gateway> {
  const listeners = new Map<string, RequestListener>();
  const origins = new Map<string, readonly string[]>();
  const urls = new Map<string, string>();
  const servers: Server[] = [];
  const closeAll = () => Promise.all(servers.splice(0).map(close));
  undo.add(closeAll);
  const open = async (wanted: number, idOf: () => string | undefined): Promise<string> => {
    const server = apiServer((request, response) => {
      if (pages(request, response)) return;
      const listener = listeners.get(idOf() ?? '');
      if (listener) listener(request, response);
      else sayStarting(request, response);
    });
    const listening = await listen(server, wanted, () => origins.get(idOf() ?? '') ?? []);
    servers.push(server);
    return `http://127.0.0.1:${listening}`;
  };
  let first: string | undefined;
  const url = await open(port, () => first);
  return {
    url,
    urlOf: async (apiId) => {
      first ??= apiId;
      const known = urls.get(apiId) ?? (first === apiId ? url : await open(0, () => apiId));
      urls.set(apiId, known);
      return known;
    },
    knownUrlOf: (apiId) => urls.get(apiId),
    close: closeAll,
    serve: (apis, host, stateDir, onResponse) => {
      for (const api of apis) {
        const accessLogFile = join(stateDir, 'logs', `access-${api.name}.log`);
        const front = createFront(api, { host, accessLogFile, ...(onResponse ? { onResponse } : {}) });
        listeners.set(api.id, front.listener);
        origins.set(api.id, api.cors?.AllowOrigins ?? []);
        undo.add(front.close);
      }
    },
  };
}

/** AWS has no such answer: an API that is not deployed has no address there. */
function sayStarting({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { status, title } = problems.unavailable;
  const problem: Problem = {
    type: problemType('unavailable'),
    title,
    status,
    detail: 'The local cloud is still starting: its terminal says when it is there.',
    instance: url,
    code: 'unavailable',
    requestId: 'starting',
  };
  response
    .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '1' })
    .end(JSON.stringify(problem));
}

function apiServer(listener: RequestListener): Server {
  const server = createServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}
