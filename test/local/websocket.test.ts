import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterEach, describe, expect, it } from 'vitest';
import { frameGuard } from '../../local/web-sockets/frame-guard.ts';
import type { SocketLimits } from '../../local/web-sockets/limits.ts';
import { type Handler, type SocketEvent, socketBed } from './socket-bed.ts';

let bed: Awaited<ReturnType<typeof socketBed>>;
afterEach(() => bed?.stop());

const start = async (handlers: Record<string, Handler>, limits?: Partial<SocketLimits>) => {
  bed = await socketBed(handlers, limits);
  return bed;
};
const ok = () => ({ statusCode: 200 });
const echo: Handler = (event) => ({ statusCode: 200, body: JSON.stringify(event) });
const eventOf = (text: string) => JSON.parse(text) as SocketEvent;
const idOf = async (client: Awaited<ReturnType<typeof bed.connect>>) => {
  client.send('who am I');
  return eventOf(await client.next()).requestContext.connectionId;
};
const manage = () =>
  new ApiGatewayManagementApiClient({
    endpoint: bed.url.replace('ws', 'http'),
    region: 'eu-west-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });

describe('a handshake', () => {
  it('needs no $connect route', async () => {
    const { connect } = await start({ '$default!': echo });
    const { requestContext } = eventOf(await (await said(connect())).next());
    expect(requestContext.eventType).toBe('MESSAGE');
  });

  it('is shown to $connect with its headers and query', async () => {
    const seen: SocketEvent[] = [];
    const { connect } = await start({
      $connect: (event) => {
        seen.push(event);
        return ok();
      },
    });
    await connect('?a=1&a=2&b=%C3%A9');
    expect(seen).toMatchObject([
      {
        queryStringParameters: { a: '2', b: 'é' },
        multiValueQueryStringParameters: { a: ['1', '2'] },
        headers: { 'Sec-WebSocket-Version': '13', 'X-Forwarded-For': '127.0.0.1' },
        requestContext: {
          routeKey: '$connect',
          eventType: 'CONNECT',
          connectionId: expect.stringMatching(/^[\w-]{15}=$/),
          connectedAt: expect.any(Number),
          identity: { sourceIp: '127.0.0.1' },
          domainName: new URL(bed.url).host,
          stage: 'live',
          apiId: 'api',
        },
        isBase64Encoded: false,
      },
    ]);
    expect(seen[0]?.requestContext).not.toHaveProperty('messageId');
  });

  it('of a page of this machine has the socket’s own origin, whatever the port of the page', async () => {
    const origins: (string | undefined)[] = [];
    const { connect, url } = await start({
      $connect: ({ headers }) => {
        origins.push(headers?.Origin);
        return ok();
      },
    });
    await connect('', [], 'http://localhost:4000');
    expect(origins).toEqual([`http://${new URL(url).host}`]);
  });

  it('is refused with the status that $connect returns, and with 502 when it fails', async () => {
    const answers = [{ statusCode: 401 }, null, { statusCode: 'many' }];
    const { connect } = await start({ $connect: () => answers.shift() });
    for (const status of [401, 502, 502])
      await expect(connect()).rejects.toThrow(`Unexpected server response: ${status}`);
  });

  it('is refused outside the stage', async () => {
    const { connect } = await start({});
    await expect(connect('2')).rejects.toThrow('Unexpected server response: 403');
  });

  it('agrees on the subprotocol that $connect names, and on none by itself', async () => {
    const { connect } = await start({
      $connect: ({ queryStringParameters }) =>
        queryStringParameters ? { ...ok(), headers: { 'Sec-WebSocket-Protocol': 'b' } } : ok(),
    });
    expect((await connect('?x=1', ['a', 'b'])).socket.protocol).toBe('b');
    await expect(connect('', ['a'])).rejects.toThrow('subprotocol');
  });
});

describe('a message', () => {
  it('goes to the route that its type names, and to $default when none fits', async () => {
    const ask = () => ({ ...ok(), body: 'asked' });
    const { connect } = await start({ $connect: ok, 'ask!': ask, '$default!': echo });
    const { send, next } = await connect();
    send({ type: 'ask' });
    expect(await next()).toBe('asked');
    for (const text of ['{"type":"other"}', '{"type":7}', '{"type":"$connect"}', '{}', 'null', 'no JSON']) {
      send(text);
      const { body, requestContext } = eventOf(await next());
      expect([body, requestContext.routeKey, requestContext.messageId]).toEqual([
        text,
        '$default',
        expect.stringMatching(/^[\w-]{15}=$/),
      ]);
    }
  });

  it('comes in base64 when it is binary', async () => {
    const { connect } = await start({ '$default!': echo });
    const { send, next } = await connect();
    send(Buffer.from([0, 255]));
    expect(eventOf(await next())).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });

  it('is answered only where the route has a response', async () => {
    const { connect } = await start({ quiet: () => ({ ...ok(), body: 'lost' }), '$default!': echo });
    const { send, next } = await connect();
    send({ type: 'quiet' });
    send('loud');
    expect(eventOf(await next()).body).toBe('loud');
  });

  it("gets the gateway's own message when no route takes it, and when its function fails", async () => {
    const { connect } = await start({
      throws: () => {
        throw new Error('secret');
      },
      malformed: () => ({ body: 'no status' }),
      hangs: () => new Promise(() => {}),
      few: ok,
    });
    const { send, next } = await connect();
    const told = async (type: string) => {
      send({ type });
      const { message, connectionId, requestId } = JSON.parse(await next());
      expect([connectionId, requestId]).toEqual(Array(2).fill(expect.stringMatching(/^[\w-]{15}=$/)));
      return message;
    };
    expect(await told('unknown')).toBe('Forbidden');
    expect(await told('throws')).toBe('Internal server error');
    expect(await told('malformed')).toBe('Internal server error');
    expect(await told('hangs')).toBe('Endpoint request timed out');
    send({ type: 'few' });
    expect(await told('few')).toBe('Too Many Requests');
  });
});

describe('the end of a connection', () => {
  const disconnects = () => {
    const seen: unknown[] = [];
    const $disconnect: Handler = ({ requestContext }) => {
      seen.push([requestContext.disconnectStatusCode, requestContext.disconnectReason]);
      return ok();
    };
    return { seen, $disconnect };
  };

  it('is told to $disconnect with its code and reason', async () => {
    const { seen, $disconnect } = disconnects();
    const { connect } = await start({ $disconnect });
    (await connect()).socket.close();
    await expect.poll(() => seen).toEqual([[1005, 'Client-side close frame status not set']]);
    (await connect()).socket.close(4000, 'bye');
    await expect.poll(() => seen[1]).toEqual([4000, 'bye']);
    (await connect()).socket.terminate();
    await expect.poll(() => seen[2]).toEqual([1006, 'Connection closed abnormally']);
  });

  it('comes with 1001 after a while without messages, but not while there are some', async () => {
    const { connect } = await start({ '$default!': echo }, { idleMs: 200 });
    const [busy, idle] = await Promise.all([connect(), connect()]);
    const timer = setInterval(() => busy.send('still here'), 40);
    expect(await idle.closed).toBe('1001 Going away');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(busy.socket.readyState).toBe(busy.socket.OPEN);
    clearInterval(timer);
  });

  it('comes with 1001 after the longest time, whatever is said', async () => {
    const { connect } = await start({ '$default!': echo }, { durationMs: 200 });
    const { send, closed } = await connect();
    const timer = setInterval(() => send('still here'), 40);
    expect(await closed).toBe('1001 Going away');
    clearInterval(timer);
  });

  it.each([
    ['a frame over 32 KB', 32 * 1024 + 1, '1009 Message too big'],
    ['a message over 128 KB', 128 * 1024 + 1, '1009'],
  ])('comes with 1009 after %s', async (_, size, code) => {
    const { connect } = await start({ '$default!': () => ({ ...ok(), body: 'taken' }) });
    const { socket, next } = await connect();
    const part = 'x'.repeat(code === '1009' ? 16 * 1024 : size);
    for (let sent = part.length; sent < size; sent += part.length) socket.send(part, { fin: false });
    socket.send(part);
    expect(await next()).toBe(code);
  });

  it('does not come after 128 KB in frames of 32 KB', async () => {
    const { connect } = await start({ '$default!': ({ body }) => ({ ...ok(), body: `${body?.length}` }) });
    const { socket, next } = await connect();
    for (const fin of [false, false, false, true]) socket.send('x'.repeat(32 * 1024), { fin });
    expect(await next()).toBe(String(128 * 1024));
  });
});

describe('frameGuard', () => {
  /** A frame of a client, masked, whose payload would pass for a header of a huge one. */
  const frame = (bytes: number, form: 7 | 16 | 64) => {
    const length = Buffer.alloc({ 7: 1, 16: 3, 64: 9 }[form]);
    length[0] = 0x80 | (form === 7 ? bytes : form === 16 ? 126 : 127);
    if (form === 16) length.writeUInt16BE(bytes, 1);
    if (form === 64) length.writeBigUInt64BE(BigInt(bytes), 1);
    return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4 + bytes, 0xff)]);
  };
  const within = [frame(0, 7), frame(125, 7), frame(300, 16), frame(300, 64), frame(1, 16), frame(9, 7)];

  it.each([1, 2, 3, 7, 1_000])('finds the frame over its limit in chunks of %i bytes', (size) => {
    const found = (bytes: Buffer) => {
      const tooBig = frameGuard(300);
      return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        tooBig(bytes.subarray(i * size, (i + 1) * size)),
      ).includes(true);
    };
    expect(found(Buffer.concat(within))).toBe(false);
    expect(found(Buffer.concat([...within, frame(301, 16)]))).toBe(true);
    expect(found(Buffer.concat([...within, frame(301, 64)]))).toBe(true);
  });
});

describe('@connections', () => {
  it('posts to a connection, tells about it, and ends it', async () => {
    const { connect } = await start({ '$default!': echo });
    const one = await connect();
    const ConnectionId = await idOf(one);
    await manage().send(new PostToConnectionCommand({ ConnectionId, Data: '{"not":"parsed"' }));
    expect(await one.next()).toBe('{"not":"parsed"');
    const known = await manage().send(new GetConnectionCommand({ ConnectionId }));
    expect(known).toMatchObject({ Identity: { SourceIp: '127.0.0.1' }, ConnectedAt: expect.any(Date) });
    expect(known.LastActiveAt?.getTime()).toBeGreaterThanOrEqual(known.ConnectedAt?.getTime() ?? 0);
    await manage().send(new DeleteConnectionCommand({ ConnectionId }));
    expect(await one.closed).toBe('1000 Connection closed normally');
  });

  it('answers Gone for a connection that is no more', async () => {
    const { connect } = await start({ '$default!': echo });
    const one = await connect();
    const ConnectionId = await idOf(one);
    one.socket.close();
    await one.closed;
    const posting = manage().send(new PostToConnectionCommand({ ConnectionId, Data: 'hello?' }));
    await expect(posting).rejects.toMatchObject({
      name: 'GoneException',
      $metadata: { httpStatusCode: 410 },
    });
    const invented = manage().send(new PostToConnectionCommand({ ConnectionId: 'me', Data: 'hello?' }));
    await expect(invented).rejects.toMatchObject({ name: 'BadRequestException' });
    expect((await fetch(`${bed.connections}/%E0%A4%A`, { method: 'POST' })).status).toBe(400);
  });

  it('takes no more than 128 KB', async () => {
    const { connect } = await start({ '$default!': echo });
    const one = await connect();
    const ConnectionId = await idOf(one);
    const post = (bytes: number) =>
      manage().send(new PostToConnectionCommand({ ConnectionId, Data: 'x'.repeat(bytes) }));
    await expect(post(128 * 1024 + 1)).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
    await post(128 * 1024);
    expect((await one.next()).length).toBe(128 * 1024);
  });

  it('refuses more for a client that does not read', async () => {
    const { connect } = await start({ '$default!': echo }, { bufferBytes: 1024 });
    const one = await connect();
    const ConnectionId = await idOf(one);
    one.socket.pause();
    const flood = async () => {
      for (let i = 0; i < 500; i++)
        await manage().send(new PostToConnectionCommand({ ConnectionId, Data: 'x'.repeat(128 * 1024) }));
    };
    await expect(flood()).rejects.toMatchObject({ name: 'LimitExceededException' });
    one.socket.terminate();
  });
});

describe('the contract', () => {
  it('is kept by what functions answer and post, or it is said', async () => {
    const now = 1_764_000_000_000;
    const bodies = [
      { type: 'pong', id: '1', now },
      { type: 'pong', id: '1' },
      { type: 'pong', id: '1', now, more: 1 },
      { type: 'hello' },
    ];
    const ids: string[] = [];
    const { connect, violations } = await start({
      'ping!': ({ requestContext }) => {
        ids.push(requestContext.connectionId);
        return { ...ok(), body: JSON.stringify(bodies.shift() ?? 'not even an object') };
      },
    });
    const { send, next } = await connect();
    for (let i = 0; i < 4; i++) {
      send({ type: 'ping' });
      await next();
    }
    await manage().send(new PostToConnectionCommand({ ConnectionId: ids[0], Data: 'no JSON' }));
    expect(violations.map(({ operation, problem }) => `${operation}: ${problem}`)).toEqual([
      expect.stringMatching(/^live pong: now: /),
      'live pong: more is not in the contract',
      expect.stringMatching(/^live hello: type: /),
      'live message: the message is not JSON',
    ]);
  });

  it('is not asked about an API that is another', async () => {
    const { connect, violations } = await start({ 'shout!': echo });
    const { send, next } = await connect();
    send({ type: 'shout' });
    await next();
    expect(violations).toEqual([]);
  });
});

async function said(connecting: ReturnType<typeof bed.connect>) {
  const client = await connecting;
  client.send('hello');
  return client;
}
