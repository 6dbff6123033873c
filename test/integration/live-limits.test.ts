import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerOnce } from '../../functions/live/answer.ts';
import { makeBookingId } from '../../lib/bookings/booking-id.ts';
import { type LiveServerMessage, liveLimits } from '../../lib/contract/live.ts';
import { type ConnectDeps, connect, disconnected } from '../../lib/live/connect.ts';
import { openCounts } from '../../lib/live/open-counts.ts';
import { newId } from '../../lib/platform/ids.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { addressDigestOf } from '../../lib/platform/limits/subject.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { allOn, type StoredSwitches } from '../../lib/platform/switches.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { type LiveBed, liveBed } from './live-bed.ts';
import { bookingIdKey, start } from './sale-bed.ts';

/** What a socket may do, and what becomes of one that does more. */
let bed: LiveBed;
beforeAll(async () => {
  bed = await liveBed();
});
afterAll(() => bed.stop());
beforeEach(() => {
  bed.setTime(start);
  bed.switch({});
});

const fresh = () => crypto.randomUUID();
const { messagesPerMinute, refusedMessages, topicsOfConnection, againPerMinute } = liveLimits;
const minute = 60_000;

/** What a route that answers by itself says to a message: a ping that it can read, or nonsense. */
async function hear(connectionId: string, reply: LiveServerMessage | undefined) {
  const message = { type: reply ? 'ping' : 'shout', id: '1' };
  const { body } = (await answerOnce(bed.receiving, bed.eventOf(connectionId, message), {
    reply,
    otherwise: 'There is no such type of message.',
  })) as { body?: string };
  return body && JSON.parse(body);
}
const pong: LiveServerMessage = { type: 'pong', id: '1', now: start };

/** Topics of one buyer’s orders, and a token that may watch them. */
async function orders(count: number) {
  const buyerId = newId('gst', systemRandom);
  const units = [{ stockId: stockOfDeal(await bed.deal(1)), quantity: 1 }] as const;
  const topics = Array.from({ length: count }, (_, index) => {
    const order = { buyerId, units, idempotencyKey: `key-${index}` };
    return { topic: `booking:${makeBookingId(bookingIdKey, order)}` };
  });
  return { topics, token: bed.tokenOf(buyerId) };
}

const watched = async (topics: readonly { topic: string }[], connection: string) => {
  const pages = await Promise.all(
    topics.map(({ topic }) => Array.fromAsync(bed.connections.watching(topic, 0))),
  );
  return pages.filter((page) => page.flat().includes(connection)).length;
};

describe('a connection that talks too much', () => {
  it('of pings and nonsense hears a few answers, and is closed, once', async () => {
    const connection = fresh();
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) => hear(connection, index % 2 ? pong : undefined)),
    );
    const told = answers.filter(Boolean);
    expect(told.length).toBeLessThan(messagesPerMinute + refusedMessages);
    expect(bed.closed.filter((one) => one === connection)).toHaveLength(1);
    bed.setTime(start + minute);
    expect(await hear(connection, pong)).toBeUndefined();
  });

  it('of pings only is told so, and then closed', async () => {
    const connection = fresh();
    const said: (string | undefined)[] = [];
    for (let message = 0; message < messagesPerMinute + refusedMessages + 5; message++)
      said.push((await hear(connection, pong))?.code ?? 'nothing');
    expect(said.filter((code) => code === 'too_many_requests')).toHaveLength(refusedMessages - 1);
    expect(said.slice(-6)).toEqual(Array(6).fill('nothing'));
    expect(bed.closed).toContain(connection);
  });

  it('of messages that no schema knows is closed, though it is slow', async () => {
    const connection = fresh();
    for (let message = 0; message < 2 * refusedMessages; message++) {
      bed.setTime(start + message * minute);
      await bed.say(connection, { type: 'subscribe', id: '1', topics: [{ topic: 'everything' }] });
    }
    expect(bed.inbox.get(connection)).toHaveLength(refusedMessages - 1);
    expect(bed.closed.filter((one) => one === connection)).toHaveLength(1);
  });

  it('within its limit goes on from minute to minute', async () => {
    const connection = fresh();
    for (let message = 0; message < 3 * messagesPerMinute; message++) {
      bed.setTime(start + Math.floor(message / messagesPerMinute) * minute);
      expect(await hear(connection, pong)).toEqual(pong);
    }
    expect(bed.closed).not.toContain(connection);
  });
});

describe('topics', () => {
  it('of one connection are fifty at most, of ninety in nine frames at once', async () => {
    const connection = fresh();
    const { topics, token } = await orders(90);
    await Promise.all(
      Array.from({ length: 9 }, (_, frame) =>
        bed.say(connection, {
          type: 'subscribe',
          id: `${frame}`,
          topics: topics.slice(frame * 10, frame * 10 + 10),
          token,
        }),
      ),
    );
    expect((await bed.connections.get(connection))?.topics.size).toBe(topicsOfConnection);
    expect(await watched(topics, connection)).toBe(topicsOfConnection);
    expect(bed.heard(connection, 'subscribed')).toHaveLength(topicsOfConnection);
    expect(bed.heard(connection, 'refused').map(({ code }) => code)).toEqual(
      Array(90 - topicsOfConnection).fill('too_many_requests'),
    );
  });

  it('that a connection has are answered again some times a minute, and then cost nothing', async () => {
    const connection = fresh();
    const deals = await Promise.all(Array.from({ length: 10 }, () => bed.deal(1)));
    const message = {
      type: 'subscribe',
      id: '1',
      topics: deals.map((id) => ({ topic: `deal:${id}`, after: 1 })),
    };
    let touched = 0;
    const counting = {
      ...bed.subscribing,
      connections: {
        ...bed.connections,
        watch: (...given: Parameters<typeof bed.connections.watch>) => {
          touched++;
          return bed.connections.watch(...given);
        },
      },
    };
    const say = () => bed.say(connection, message, { deps: counting });
    expect((await say()).map(({ type }) => type)).toEqual(Array(10).fill('subscribed'));
    for (let again = 0; again < againPerMinute / 10; again++)
      expect((await say()).map(({ type }) => type)).toEqual(Array(10).fill('subscribed'));
    touched = 0;
    const refused = await Promise.all(Array.from({ length: 5 }, say));
    expect(touched).toBe(0);
    expect(refused.flat()).toContainEqual(
      expect.objectContaining({ type: 'refused', code: 'too_many_requests', topic: `deal:${deals[0]}` }),
    );
    bed.setTime(start + minute);
    expect((await say()).map(({ type }) => type)).toEqual(Array(10).fill('subscribed'));
  });

  it('that are none take no room', async () => {
    const connection = fresh();
    const known = await bed.deal(1);
    const nowhere = { topic: 'deal:deal_0000000000000000' };
    await bed.say(connection, { type: 'subscribe', id: '1', topics: [nowhere, { topic: `deal:${known}` }] });
    expect([...((await bed.connections.get(connection))?.topics ?? [])]).toEqual([`deal:${known}`]);
  });
});

describe('an open connection', () => {
  it('is closed when it speaks while sockets are switched off', async () => {
    const connection = fresh();
    bed.switch({ liveSockets: false });
    expect(await hear(connection, pong)).toBeUndefined();
    expect(bed.closed).toContain(connection);
  });

  it('is closed when its address is blocked meanwhile', async () => {
    const [blocked, other] = [fresh(), fresh()];
    bed.switch(block('203.0.113.7'));
    const deal = { type: 'subscribe', id: '1', topics: [{ topic: `deal:${await bed.deal(1)}` }] };
    expect(await bed.say(blocked, deal)).toEqual([]);
    expect(bed.closed).toContain(blocked);
    expect(await bed.say(other, deal, { address: '203.0.113.8' })).toMatchObject([{ type: 'subscribed' }]);
  });
});

const addressKey = Buffer.from('a key for tests only');
const block = (address: string): Partial<StoredSwitches> => ({
  addressKey,
  blockedAddresses: [
    { digest: addressDigestOf(addressKey, address), until: new Date(start + 3_600_000).toISOString() },
  ],
});

describe('a handshake', () => {
  const page = 'https://shop.example';
  let deps: ConnectDeps;
  let off: StoredSwitches;
  let address: string;
  beforeEach(() => {
    off = allOn;
    address = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}:1::1`;
    deps = {
      switches: { look: async () => off },
      connects: limiter(
        `connects-${fresh()}`,
        { limit: 300, seconds: 60, quiet: 10 },
        { clock: bed.clock, shared: sharedCounts(bed.dynamo, bed.liveTable, { patienceMs: 30_000 }) },
      ),
      open: openCounts(bed.dynamo, bed.liveTable),
      mostOpen: 20,
      origins: [page],
      addressKey,
      clock: bed.clock,
    };
  });
  const shake = (more: { address?: string; origin?: string } = {}) =>
    connect(deps, {
      address: more.address ?? address,
      origin: more.origin,
      host: 'live.example:443',
      connectedAt: bed.clock.now(),
    });

  it('of one address is refused past what it may have open, and let in when one ends', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => shake()));
    expect(answers.filter((status) => status === 200).length).toBeLessThanOrEqual(20);
    while ((await shake()) === 200);
    // The same subscriber has other addresses.
    expect(await shake({ address: address.replace('::1', '::2') })).toBe(429);
    expect(await shake({ address: '198.51.100.1' })).toBe(200);
    await disconnected(deps, { address, connectedAt: bed.clock.now() });
    expect(await shake()).toBe(200);
    expect(await shake()).toBe(429);
  });

  it('counts no connection for longer than it can last, whoever forgot to say that it ended', async () => {
    while ((await shake()) === 200);
    bed.setTime(start + 3_600_000);
    expect(await shake()).toBe(429);
    bed.setTime(start + 2 * 3_600_000 + 11 * minute);
    expect(await shake()).toBe(200);
  });

  it('of one address is refused past so many a minute, though they end at once', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 302; count++) {
      const status = await shake();
      statuses.push(status);
      if (status === 200) await disconnected(deps, { address, connectedAt: bed.clock.now() });
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    bed.setTime(start + 2 * minute);
    expect(await shake()).toBe(200);
  });

  it('of a foreign page is refused, two hundred of them too', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => shake({ origin: 'https://evil.example' })),
    );
    expect(new Set(answers)).toEqual(new Set([403]));
    for (const origin of [page, 'HTTPS://SHOP.example', 'https://live.example:443'])
      expect(await shake({ origin })).toBe(200);
    for (const origin of [
      'null',
      `${page}.evil.example`,
      'https://live.example.evil.example',
      'http://shop.example',
    ])
      expect(await shake({ origin })).toBe(403);
    deps = { ...deps, origins: [] };
    expect(await shake({ origin: 'https://evil.example' })).toBe(200);
  });

  it('is refused while sockets are off, and from a blocked address', async () => {
    off = { ...allOn, liveSockets: false };
    expect(await shake()).toBe(503);
    off = { ...allOn, ...block(address) };
    expect(await shake()).toBe(403);
    expect(await shake({ address: '198.51.100.9' })).toBe(200);
    off = allOn;
    expect(await shake()).toBe(200);
  });

  it('is let in when it cannot be counted', async () => {
    const broken = () => Promise.reject(new Error('DynamoDB is away'));
    deps = { ...deps, open: { open: broken, close: broken } };
    expect(await shake()).toBe(200);
  });
});
