import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Answer, deskAnswer, isDeskPath } from './desk.ts';

/** Takes a request for a page. False means that the request is for the API. */
export type LocalPages = (request: IncomingMessage, response: ServerResponse) => boolean;

const documents = new URL('../../mobile-sdk/', import.meta.url);

interface Page {
  type: string;
  read(): Buffer | Promise<Buffer>;
}

const file = (type: string, path: () => string): Page => ({ type, read: () => readFileSync(path()) });
const beside = (name: string) => () => fileURLToPath(new URL(name, import.meta.url));
const json = (name: string): Page => file('application/json', () => fileURLToPath(new URL(name, documents)));

const html = (name: string) => file('text/html; charset=utf-8', beside(name));
const script = (name: string) => file('text/javascript', beside(name));

const pages: Record<string, Page> = {
  '': html('start.html'),
  '/inbox': html('inbox.html'),
  '/invitation': html('invitation.html'),
  '/docs/desk.css': file('text/css', beside('desk.css')),
  '/docs/start.js': script('start.js'),
  '/docs/inbox.js': script('inbox.js'),
  '/docs/invitation.js': script('invitation.js'),
  '/docs': file('text/html; charset=utf-8', beside('page.html')),
  '/docs/page.js': file('text/javascript', beside('page.js')),
  '/docs/openapi.json': json('openapi.json'),
  '/docs/asyncapi.json': json('asyncapi.json'),
  '/docs/viewer.js': { type: 'text/javascript', read: viewer },
};

/** Its packages take 30 MB, and most runs never show this page. */
async function viewer(): Promise<Buffer> {
  const { viewerScript } = await import('./viewer.ts');
  return Buffer.from(await viewerScript());
}

/** Allows no connection to another host. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * Serves pages for a person at this machine, beside the API: the start page, the mails of the pools, and the OpenAPI
 * document. The product has no such routes.
 */
export const localPages =
  (stateDir: string): LocalPages =>
  (request, response) => {
    const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '') ?? '';
    if (isDeskPath(request.method, path)) {
      void sendAnswer(deskAnswer(stateDir, path, request), response);
      return true;
    }
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (!page || request.method !== 'GET') return false;
    void sendPage(page, response).catch((error: Error) => sendAnswer(Promise.reject(error), response));
    return true;
  };

async function sendPage(page: Page, response: ServerResponse): Promise<void> {
  // Reads the document each time, since it changes with `npm run generate`. Speed does not matter here.
  send(response, 200, page.type, await page.read());
}

async function sendAnswer(coming: Promise<Answer>, response: ServerResponse): Promise<void> {
  const { status, body } = await coming.catch((error: Error) => ({
    status: 500,
    body: { problem: error.message },
  }));
  send(response, status, 'application/json', Buffer.from(JSON.stringify(body)));
}

function send(response: ServerResponse, status: number, type: string, body: Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  response.end(body);
}
