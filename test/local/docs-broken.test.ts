import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { localPages } from '../../local/docs/pages.ts';
import { close, listen } from '../../local/listen.ts';

const packages = { areThere: false };
vi.mock('../../local/docs/viewer.ts', () => ({
  viewerScript: async () => {
    if (!packages.areThere) throw new Error('Cannot find module');
    return 'the viewer';
  },
}));

let server: Server;
let url: string;
beforeAll(async () => {
  const pages = localPages('nowhere');
  server = createServer((request, response) => void pages(request, response));
  url = `http://127.0.0.1:${await listen(server, 0)}`;
});
afterAll(() => close(server));

it('answers for a page that it cannot read, as while npm ci replaces packages, and serves it afterwards', async () => {
  const broken = await fetch(`${url}/docs/viewer.js`, { signal: AbortSignal.timeout(3_000) });
  expect([broken.status, await broken.json()]).toEqual([500, { problem: 'Cannot find module' }]);
  packages.areThere = true;
  expect(await (await fetch(`${url}/docs/viewer.js`)).text()).toBe('the viewer');
});
