import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dealsApi } from '../../../functions/tools/deals-api.ts';

/** Only the newest token is good; the gateway refuses every other in its own words. */
let server: Server;
let apiUrl: string;
let asked: string[];
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const tokenUntil = (exp: number, name: string) =>
  `e30.${Buffer.from(JSON.stringify({ exp, name })).toString('base64url')}.sig`;
const good = tokenUntil(inSeconds(900), 'good');
const old = tokenUntil(inSeconds(-1), 'old');

beforeAll(async () => {
  server = createServer((request, response) => {
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    asked.push(token);
    const known = token === good;
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { items: [] } : { message: 'Unauthorized' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

describe('a token that expires during an import', () => {
  it('is renewed once for all requests that are refused, and they are sent again', async () => {
    let renewals = 0;
    const renew = () => {
      renewals += 1;
      return good;
    };
    const api = dealsApi(apiUrl, { current: old, renew });
    expect(await Promise.all([api.hasAny(), api.hasAny(), api.hasAny()])).toEqual([false, false, false]);
    expect(renewals).toBe(1);
    expect(asked.filter((token) => token === good)).toHaveLength(3);
  });

  it('is called expired where it cannot be renewed', async () => {
    await expect(dealsApi(apiUrl, { current: old }).hasAny()).rejects.toThrow(/has expired.*15 minutes/);
    expect(asked).toEqual([old]);
  });

  it('is not what is wrong with a token that is refused before its time', async () => {
    const other = tokenUntil(inSeconds(900), 'other');
    await expect(dealsApi(apiUrl, { current: other }).hasAny()).rejects.toThrow(/401.*Unauthorized/);
  });
});
