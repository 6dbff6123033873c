import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localPages } from '../../local/docs/pages.ts';
import { close, listen } from '../../local/listen.ts';

let server: Server;
let stateDir: string;
let url: string;
beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'docs-'));
  const pages = localPages(stateDir);
  server = createServer((request, response) => {
    if (!pages(request, response)) response.writeHead(404).end('the API');
  });
  url = `http://127.0.0.1:${await listen(server, 0)}`;
});
afterAll(async () => {
  await close(server);
  rmSync(stateDir, { recursive: true });
});

const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(url + path, init);
  return { response, text: await response.text() };
};

it.each(['/', '/docs', '/inbox', '/invitation'])('serves %s, whose parts are all here', async (path) => {
  const { response, text } = await get(path);
  expect(response.headers.get('content-type')).toContain('text/html');
  // The sample shop is a link that a person follows.
  expect(text.replace('http://localhost:5173', '')).not.toMatch(/https?:\/\//);
  const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(parts.length).toBeGreaterThan(1);
  // The console is served by `npm start` alone: its first visit builds it.
  for (const part of parts.filter((path) => path !== '/console/'))
    expect((await get(part)).response.status).toBe(200);
});

it('lets the page load nothing from elsewhere', async () => {
  const { response } = await get('/docs/');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
});

it.each(['openapi.json', 'asyncapi.json'])('serves %s as it is generated', async (name) => {
  expect((await get(`/docs/${name}`)).text).toBe(readFileSync(`mobile-sdk/${name}`, 'utf8'));
});

it('leaves everything else to the API', async () => {
  for (const path of ['/v1', '/docsx', '/inboxes', '/docs/../package.json', '/docs/constructor'])
    expect((await get(path)).text).toBe('the API');
  expect((await get('/docs', { method: 'POST' })).text).toBe('the API');
});

const mail = (status: string, Destination: string, __code: string) =>
  JSON.stringify({ at: '2026-11-29T12:00:00.000Z', status, details: { Destination }, message: { __code } });

it('shows the mails of the pools, newest first, and leaves out what it cannot read', async () => {
  expect((await get('/docs/mails.json')).text).toBe('[]');
  mkdirSync(join(stateDir, 'logs'));
  const lines = [
    mail('FORCE_CHANGE_PASSWORD', 'a@example.com', 'Temporary-1!'),
    '{"half',
    mail('UNCONFIRMED', 'b@example.com', '123456'),
    '',
  ];
  writeFileSync(join(stateDir, 'logs', 'cognito-codes.log'), lines.join('\n'));
  const mails = JSON.parse((await get('/docs/mails.json')).text);
  expect(mails).toEqual([
    { at: '2026-11-29T12:00:00.000Z', to: 'b@example.com', kind: 'sign-up', secret: '123456' },
    { at: '2026-11-29T12:00:00.000Z', to: 'a@example.com', kind: 'invitation', secret: 'Temporary-1!' },
  ]);
});

it.each(['/docs/mails.json', '/docs/places.json'])('shows %s to this machine alone', async (path) => {
  const status = await new Promise((resolve, reject) => {
    const asked = request(url + path, { headers: { host: 'rebound.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });
  expect(status).toBe(403);
});

it('takes an invitation up for its own page only', async () => {
  const body = JSON.stringify({ email: 'a@example.com', invitation: 'x', password: 'y' });
  const form = await get('/docs/invitation', {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain' },
  });
  expect(form.response.status).toBe(415);
  const headers = { 'content-type': 'application/json' };
  expect((await get('/docs/invitation', { method: 'POST', body: '{', headers })).response.status).toBe(400);
  expect((await get('/docs/invitation', { method: 'POST', body, headers })).response.status).toBe(503);
});
