import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docsPages } from '../../local/docs/pages.ts';
import { close, listen } from '../../local/listen.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (!docsPages(request, response)) response.writeHead(404).end('the API');
  });
  url = `http://127.0.0.1:${await listen(server, 0)}`;
});
afterAll(() => close(server));

const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(url + path, init);
  return { response, text: await response.text() };
};

it('serves a page whose parts are all here', async () => {
  const { response, text } = await get('/docs');
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(text).not.toMatch(/https?:\/\//);
  const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect((await get(part)).response.status).toBe(200);
});

it('lets the page load nothing from elsewhere', async () => {
  const { response } = await get('/docs/');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
});

it.each(['openapi.json', 'asyncapi.json'])('serves %s as it is generated', async (name) => {
  expect((await get(`/docs/${name}`)).text).toBe(readFileSync(`mobile-sdk/${name}`, 'utf8'));
});

it('leaves everything else to the API', async () => {
  for (const path of ['/', '/docsx', '/docs/../package.json', '/docs/constructor'])
    expect((await get(path)).text).toBe('the API');
  expect((await get('/docs', { method: 'POST' })).text).toBe('the API');
});
