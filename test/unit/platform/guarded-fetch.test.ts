import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchRefused } from '../../../lib/platform/fetch-refused.ts';
import { type FetchBounds, guardedFetch, usualBounds } from '../../../lib/platform/guarded-fetch.ts';
import type { Guard } from '../../../lib/platform/guarded-request.ts';
import { isPublicAddress } from '../../../lib/platform/public-addresses.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const serve = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A guard whose name server knows these hosts, and every other as this machine. */
const guardOf = (hosts: Record<string, string[]> = {}, loopback = true): Guard & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    loopback,
    resolve: async (host) => {
      asked.push(host);
      return (hosts[host] ?? ['127.0.0.1']).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
    },
  };
};

const faultOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof FetchRefused ? error.fault : error;
};

const within = (bounds: Partial<FetchBounds>): FetchBounds => ({ ...usualBounds, ...bounds });

describe('isPublicAddress', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '223.255.255.1',
    '2606:4700::1111',
    '2a00:1450:4001::1',
  ])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('guardedFetch', () => {
  it.each([
    'http://feed.example/a.ics',
    'https://feed.example:8443/a.ics',
    'https://user:secret@feed.example/',
    'https://user@feed.example/',
    'ftp://feed.example/',
    'file:///etc/passwd',
    'data:text/calendar,BEGIN',
    'not an address',
    `https://feed.example/${'a'.repeat(2_000)}`,
  ])('refuses the form of %s', async (address) => {
    expect(await faultOf(guardedFetch(guardOf({}, false), address))).toBe('bad_address');
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://①②⑦.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
  ])('refuses %s without a question to a name server', async (address) => {
    const guard = guardOf({}, false);
    expect(await faultOf(guardedFetch(guard, address))).toBe('private_address');
    expect(guard.asked).toEqual([]);
  });

  it.each([[['10.0.0.5']], [['1.1.1.1', '10.0.0.5']], [['2a00:1450:4001::1', '::1']]])(
    'refuses a host with the addresses %s',
    async (addresses) => {
      const guard = guardOf({ 'feed.example': addresses }, false);
      expect(await faultOf(guardedFetch(guard, 'https://feed.example/'))).toBe('private_address');
    },
  );

  it('says when a host has no address', async () => {
    expect(await faultOf(guardedFetch(guardOf({ 'feed.example': [] }), 'https://feed.example/'))).toBe(
      'unknown_host',
    );
    const broken: Guard = { loopback: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect(await faultOf(guardedFetch(broken, 'https://feed.example/'))).toBe('unknown_host');
  });

  it('connects to the address that it checked, and asks for it once', async () => {
    const port = await serve((request, response) => response.end(`hello ${request.headers.host}`));
    const guard = guardOf();
    const { status, body } = await guardedFetch(guard, `http://feed.example:${port}/`);
    expect([status, body.toString()]).toEqual([200, `hello feed.example:${port}`]);
    expect(guard.asked).toEqual(['feed.example']);
  });

  it('sends no cookies, and the headers that it was given', async () => {
    const port = await serve((request, response) => {
      response.setHeader('set-cookie', 'a=b');
      if (request.url === '/') response.writeHead(302, { location: '/next' }).end();
      else response.end(JSON.stringify(request.headers));
    });
    const { body } = await guardedFetch(guardOf(), `http://feed.example:${port}/`, {
      'if-none-match': '"v1"',
    });
    const seen = JSON.parse(body.toString()) as Record<string, string>;
    expect(seen).toMatchObject({ 'if-none-match': '"v1"' });
    expect(seen).not.toHaveProperty('cookie');
    expect(seen).not.toHaveProperty('authorization');
  });

  it('follows three redirects and no fourth', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.end('there');
    });
    const from = (left: number) => guardedFetch(guardOf(), `http://feed.example:${port}/${left}`);
    expect((await from(3)).body.toString()).toBe('there');
    expect(await faultOf(from(4))).toBe('too_many_redirects');
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'private_address'],
    ['http://inside.example/', 'private_address'],
    ['http://user:secret@feed.example/', 'bad_address'],
    ['gopher://feed.example/', 'bad_address'],
  ])('refuses a redirect to %s', async (location, fault) => {
    const port = await serve((_request, response) => response.writeHead(307, { location }).end());
    const guard = guardOf({ 'inside.example': ['192.168.0.10'] });
    expect(await faultOf(guardedFetch(guard, `http://feed.example:${port}/`))).toBe(fault);
  });

  it('gives back what is no success, and a redirect without an address', async () => {
    const port = await serve((request, response) =>
      response.writeHead(Number(request.url?.slice(1))).end('text'),
    );
    for (const status of [304, 404, 410, 500, 302])
      expect((await guardedFetch(guardOf(), `http://feed.example:${port}/${status}`)).status).toBe(status);
  });

  it('stops at the first byte too many, told or not', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/told') response.setHeader('content-length', 3_000);
      response.write('x'.repeat(1_000));
      response.write('x'.repeat(2_000));
      response.end();
    });
    const fetched = (path: string, bytes: number) =>
      guardedFetch(guardOf(), `http://feed.example:${port}${path}`, {}, within({ bytes }));
    expect(await faultOf(fetched('/told', 2_999))).toBe('too_large');
    expect(await faultOf(fetched('/untold', 2_999))).toBe('too_large');
    expect((await fetched('/untold', 3_000)).body.length).toBe(3_000);
  });

  it('unpacks gzip, but not more than it may', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const port = await serve((request, response) => {
      response.setHeader('content-encoding', request.url === '/br' ? 'br' : 'gzip');
      response.end(
        request.url === '/bomb' ? bomb : request.url === '/torn' ? bomb.subarray(0, 500) : gzipSync('packed'),
      );
    });
    const fetched = (path: string) => guardedFetch(guardOf(), `http://feed.example:${port}${path}`);
    expect((await fetched('/')).body.toString()).toBe('packed');
    expect(bomb.length).toBeLessThan(usualBounds.bytes);
    expect(await faultOf(fetched('/bomb'))).toBe('too_large');
    expect(await faultOf(fetched('/torn'))).toBe('bad_encoding');
    expect(await faultOf(fetched('/br'))).toBe('bad_encoding');
  });

  it.each(['/silent', '/slow', '/packed'])('ends a server that is too slow: %s', async (path) => {
    const port = await serve((request, response) => {
      if (request.url === '/slow') response.write('a');
      if (request.url === '/packed') {
        response.setHeader('content-encoding', 'gzip');
        response.write(gzipSync('text').subarray(0, 12));
      }
    });
    const bounds = within({ milliseconds: 150 });
    expect(await faultOf(guardedFetch(guardOf(), `http://feed.example:${port}${path}`, {}, bounds))).toBe(
      'too_slow',
    );
  });

  it('ends a name server that is too slow', async () => {
    const guard: Guard = { loopback: false, resolve: () => new Promise(() => undefined) };
    expect(
      await faultOf(guardedFetch(guard, 'https://feed.example/', {}, within({ milliseconds: 50 }))),
    ).toBe('too_slow');
  });

  it('says when nobody answers', async () => {
    const port = await serve((request) => request.socket.destroy());
    expect(await faultOf(guardedFetch(guardOf(), `http://feed.example:${port}/`))).toBe('unreachable');
  });

  it('says nothing of the address in its error', async () => {
    const error = await guardedFetch(guardOf({}, false), 'https://127.0.0.1/private-a1b2c3').catch(
      (reason: Error) => reason,
    );
    expect(String(error)).not.toContain('a1b2c3');
  });
});
