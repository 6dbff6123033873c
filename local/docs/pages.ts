import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { viewerScript } from './viewer.ts';

/** Takes a request for the documents; false means that it is for the API. */
export type DocsPages = (request: IncomingMessage, response: ServerResponse) => boolean;

const documents = new URL('../../mobile-sdk/', import.meta.url);

interface Page {
  type: string;
  read(): Buffer | Promise<Buffer>;
}

const file = (type: string, path: () => string): Page => ({ type, read: () => readFileSync(path()) });
const beside = (name: string) => () => fileURLToPath(new URL(name, import.meta.url));
const json = (name: string): Page => file('application/json', () => fileURLToPath(new URL(name, documents)));

const pages: Record<string, Page> = {
  '/docs': file('text/html; charset=utf-8', beside('page.html')),
  '/docs/page.js': file('text/javascript', beside('page.js')),
  '/docs/openapi.json': json('openapi.json'),
  '/docs/asyncapi.json': json('asyncapi.json'),
  '/docs/viewer.js': { type: 'text/javascript', read: async () => Buffer.from(await viewerScript()) },
};

/** Nothing comes from anywhere else, and nothing goes there. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * Serves the OpenAPI document as a page, beside the API, so that operations can be tried from it. The product has no
 * such route: it is a convenience of this machine.
 */
export const docsPages: DocsPages = (request, response) => {
  const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '') ?? '';
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (!page || request.method !== 'GET') return false;
  void send(page, response);
  return true;
};

async function send(page: Page, response: ServerResponse): Promise<void> {
  // Read each time: the document changes with `npm run generate`, and nobody waits for this.
  const body = await page.read();
  response.writeHead(200, {
    'content-type': page.type,
    'content-length': body.length,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  response.end(body);
}
