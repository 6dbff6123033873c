import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../mobile-sdk/src/index.ts';
import { LiveServer } from './live-server.ts';
import { type Asked, guestAnswer, problem, type Scripted, tokenOf, VirtualTime, world } from './world.ts';

const dealId = 'deal_1';
const topic = `deal:${dealId}`;
const url = 'wss://live.test';

/** A client on a server of sockets, and an API that answers the availability. */
function shop(answer?: (path: string, asked: Asked, now: string) => Scripted | undefined) {
  const time = new VirtualTime();
  const server = new LiveServer(time);
  let available = 10;
  const state = () => ({ ...{ dealId, state: 'live', soldOut: available === 0, available } });
  const now = () => new Date(time.now).toISOString();
  const over = world(
    (asked) =>
      answer?.(asked.path, asked, now()) ??
      (asked.path === '/v1/guests'
        ? guestAnswer(time, `token-${over.asked.length}`)
        : { status: 200, body: { ...state(), now: now() } }),
    { auth: { issuer: 'https://api.test', clientId: 'app', redirectUri: 'shop://signed-in' } },
    { time },
  );
  const numbers: number[] = [];
  const client = createClient({
    ...over.options,
    live: { url, open: server.open },
    onEvent: (event) => {
      if (event.type === 'live') numbers.push(event.seq);
    },
  });
  return {
    ...{ time, server, client, numbers, asked: over.asked },
    sell(units = 1) {
      available -= units;
      return server.publish(topic, state());
    },
    /** What changed while nobody told of it. */
    sellSilently(units: number) {
      available -= units;
    },
    watch() {
      const seen: number[] = [];
      return { seen, stop: client.live.deal(dealId).on(({ available: left }) => seen.push(left)) };
    },
  };
}

describe('a watched deal', () => {
  it('is told as it stands, and with each change', async () => {
    const { time, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    expect(seen).toEqual([9]);
    sell();
    sell();
    await time.pass(100);
    expect(seen).toEqual([9, 8, 7]);
  });

  it('is told without gaps after the connection broke', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    server.cut();
    sell();
    sell();
    await time.pass(5_000);
    expect(seen).toEqual([9, 8, 7]);
    expect(server.heard.at(-1)).toMatchObject({ type: 'subscribe', topics: [{ topic, after: 1 }] });
  });

  it('stays within sixty messages a minute, however fast somebody scrolls, and watches what is on the screen', async () => {
    const { time, server, client } = shop();
    const onScreen: (() => void)[] = [];
    const names = () => [...server.sockets].flatMap(({ topics }) => [...topics.keys()]).toSorted();
    let heard = 0;
    for (let card = 0; card < 600; card++) {
      onScreen.push(client.live.deal(`deal_${card}`).on(() => {}));
      if (onScreen.length > 6) onScreen.shift()?.();
      await time.pass(200);
      if ((card + 1) % 300 > 0) continue;
      expect(server.heard.length - heard).toBeLessThanOrEqual(60);
      heard = server.heard.length;
    }
    await time.pass(60_000);
    expect(names()).toEqual([
      'deal:deal_594',
      'deal:deal_595',
      'deal:deal_596',
      'deal:deal_597',
      'deal:deal_598',
      'deal:deal_599',
    ]);
  });

  it('leaves a page of many in few messages', async () => {
    const { time, server, client } = shop();
    const page = Array.from({ length: 40 }, (_, card) => client.live.deal(`deal_${card}`).on(() => {}));
    await time.pass(1_000);
    const before = server.heard.length;
    for (const stop of page) stop();
    await time.pass(1_000);
    expect(server.heard.slice(before).map(({ type }) => type)).toEqual(Array(4).fill('unsubscribe'));
    expect([...server.sockets].flatMap(({ topics }) => [...topics.keys()])).toEqual([]);
  });

  it('that is left and looked at again in one turn is told on', async () => {
    const { time, server, client, sell, watch } = shop();
    const first = watch();
    await time.pass(100);
    first.stop();
    const { seen } = watch();
    await time.pass(1_000);
    sell();
    await time.pass(1_000);
    expect(seen.at(-1)).toBe(9);
    expect(server.heard.filter(({ type }) => type === 'unsubscribe')).toEqual([]);
    client.live.pause();
  });

  it('asks for a message that got lost once a later one has come', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    server.weather = { ...server.weather, loses: () => true };
    sell();
    server.weather = { ...server.weather, loses: () => false };
    sell();
    await time.pass(500);
    expect(seen).toEqual([9]);
    await time.pass(1_000);
    expect(seen).toEqual([9, 8, 7]);
  });

  it('closes a gap while messages keep coming, however long the answer takes', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    server.weather = { ...server.weather, loses: () => true };
    sell();
    server.weather = { ...server.weather, loses: () => false, delay: () => 1_500 };
    for (let second = 0; second < 7; second++) {
      sell();
      await time.pass(1_000);
    }
    expect(seen.length).toBeGreaterThan(5);
  });

  it('hears a message once that comes twice', async () => {
    const { time, server, sell, watch, numbers } = shop();
    sell();
    watch();
    await time.pass(100);
    server.weather = { ...server.weather, doubles: () => true };
    sell();
    await time.pass(100);
    sell();
    await time.pass(100);
    await time.pass(5_000);
    expect(numbers).toEqual([1, 2, 3]);
    expect(server.heard).toHaveLength(1);
  });

  it('is told as it stands when too much was missed', async () => {
    const { time, server, sell, watch } = shop();
    server.kept = 1;
    sell();
    const { seen } = watch();
    await time.pass(100);
    server.cut();
    for (let unit = 0; unit < 3; unit++) sell();
    await time.pass(5_000);
    expect(seen).toEqual([9, 6]);
  });

  it('is polled while no socket opens, and not any more once one does', async () => {
    const { time, server, sell, sellSilently, watch, asked } = shop();
    server.reachable = false;
    const { seen } = watch();
    await time.pass(10_000);
    expect(seen).toEqual([10]);
    sellSilently(1);
    await time.pass(20_000);
    expect(seen).toEqual([10, 9]);
    server.reachable = true;
    sell();
    await time.pass(60_000);
    expect(seen).toEqual([10, 9, 8]);
    const polls = asked.length;
    await time.pass(60_000);
    expect(asked.length).toBe(polls);
  });

  it('is polled when the server says so, until it tells something again', async () => {
    const { time, server, sell, sellSilently, watch, asked } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    for (const socket of server.sockets)
      socket.tell({ type: 'poll', topic, everySeconds: 2, jitterSeconds: 2 });
    sellSilently(4);
    await time.pass(8_000);
    expect(seen).toEqual([9, 5]);
    sell(5);
    await time.pass(100);
    expect(seen).toEqual([9, 5, 0]);
    const polls = asked.length;
    await time.pass(10_000);
    expect(asked.length).toBe(polls);
  });

  it('never goes back to what polling has outrun', async () => {
    const { time, server, sell, sellSilently, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    for (const socket of server.sockets)
      socket.tell({ type: 'poll', topic, everySeconds: 2, jitterSeconds: 0 });
    server.weather = { ...server.weather, delay: () => 5_000 };
    sell();
    sellSilently(3);
    await time.pass(10_000);
    expect(seen).toEqual([9, 5]);
  });

  it('is told a message whose state was read before the state of the answer was told', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    // The publisher read the stock, and numbered the message after somebody subscribed: the answer has a later `now`.
    server.publish(topic, { available: 8, now: new Date(time.now - 200).toISOString() });
    await time.pass(1_000);
    expect(seen).toEqual([9, 8]);
  });

  it('ends with the last message, though a cache said what was before it a moment later', async () => {
    const { time, server, sell, watch } = shop((path, _, now) =>
      path.endsWith('/availability') ? { status: 200, body: { dealId, available: 8, now } } : undefined,
    );
    sell();
    const { seen } = watch();
    await time.pass(1_000);
    server.reachable = false;
    server.cut();
    sell();
    await time.pass(1_600);
    sell();
    await time.pass(1_000);
    expect(seen).toEqual([9, 8]);
    server.reachable = true;
    await time.pass(60_000);
    expect(seen.at(-1)).toBe(7);
  });

  it('rests in the background and has missed nothing afterwards', async () => {
    const { time, server, sell, watch, client, asked } = shop();
    sell();
    const { seen } = watch();
    await time.pass(100);
    client.live.pause();
    const before = asked.length;
    sell();
    sell();
    await time.pass(600_000);
    expect([server.sockets.size, asked.length - before, seen]).toEqual([0, 0, [9]]);
    client.live.resume();
    await time.pass(100);
    expect(seen).toEqual([9, 8, 7]);
  });

  it('is one subscription however many watch, and none when nobody does', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const [one, other] = [watch(), watch()];
    await time.pass(100);
    sell();
    await time.pass(100);
    expect([one.seen.at(-1), other.seen.at(-1)]).toEqual([8, 8]);
    expect(server.heard.filter(({ type }) => type === 'subscribe')).toHaveLength(1);
    one.stop();
    sell();
    await time.pass(100);
    expect([one.seen.at(-1), other.seen.at(-1)]).toEqual([8, 7]);
    other.stop();
    await time.pass(20_000);
    expect(server.heard.at(-1)).toMatchObject({ type: 'unsubscribe', topics: [topic] });
    expect(server.sockets.size).toBe(0);
  });

  it('is the same for a second watcher, though a cache answers after a message', async () => {
    const { time, sell, watch } = shop((path, _, now) =>
      path.endsWith('/availability') ? { status: 200, body: { dealId, available: 9, now } } : undefined,
    );
    sell();
    const first = watch();
    await time.pass(1_000);
    const second = watch();
    sell();
    await time.pass(1_000);
    expect([first.seen.at(-1), second.seen.at(-1)]).toEqual([8, 8]);
    const third = watch();
    await time.pass(1_000);
    expect(third.seen).toEqual([8]);
  });

  it('is known to a second watcher who comes while no socket opens', async () => {
    const { time, server, watch } = shop();
    server.reachable = false;
    watch();
    await time.pass(5_000);
    const second = watch();
    await time.pass(60_000);
    expect(second.seen).toEqual([10]);
  });

  it('is an async iterable too', async () => {
    const { time, sell, client } = shop();
    sell();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { available } of client.live.deal(dealId)) {
        seen.push(available);
        if (available === 7) break;
      }
    })();
    await time.pass(100);
    sell();
    sell();
    await time.until(reading);
    expect(seen).toEqual([9, 8, 7]);
  });
});

describe('a connection', () => {
  it('is kept alive, and is replaced when nothing comes back', async () => {
    const { time, server, sell, watch } = shop();
    const { seen } = watch();
    await time.pass(300_000);
    expect(server.heard.filter(({ type }) => type === 'ping')).toHaveLength(1);
    const [dead] = server.sockets;
    if (!dead) throw new Error('There is no connection');
    dead.send = () => {};
    server.sockets.delete(dead);
    sell();
    await time.pass(400_000);
    expect(server.sockets.size).toBe(1);
    expect(seen).toEqual([9]);
  });

  it('is asked for everything at once, however many came before it', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(1_000);
    for (let round = 1; round <= 12; round++) {
      server.cut();
      sell();
      await time.pass(1_000);
      expect(seen).toHaveLength(round + 1);
    }
  });

  it('is not given up for what a page wants while it opens', async () => {
    const { time, server, client } = shop();
    const leaves: (() => void)[] = [];
    for (let card = 0; card < 9; card++) {
      leaves.push(client.live.deal(`deal_${card}`).on(() => {}));
      await time.pass(100);
    }
    await time.pass(27_000);
    server.weather = { ...server.weather, delay: () => 8_000 };
    server.cut();
    await time.pass(20_000);
    expect(server.tried).toBe(2);
    expect(server.sockets.size).toBe(1);
    for (const leave of leaves) leave();
  });

  it('is renewed before its two hours are over, without missing anything', async () => {
    const { time, server, sell, watch } = shop();
    sell();
    const { seen } = watch();
    await time.pass(1_000);
    const [first] = server.sockets;
    for (let minute = 0; minute < 119; minute++) await time.pass(60_000);
    expect([...server.sockets]).not.toContain(first);
    sell();
    await time.pass(1_000);
    expect(seen).toEqual([9, 8]);
  });
});

describe('a topic of the caller', () => {
  it('is asked for with their token, and with a new one when that is refused', async () => {
    const tokens: (string | undefined)[] = [];
    const { time, server, client } = shop((path, { headers }) =>
      path.startsWith('/v1/bookings') && headers.authorization === `Bearer ${tokens[0]}`
        ? problem('unauthenticated', 401)
        : undefined,
    );
    server.refuse = (_, token) => {
      tokens.push(token);
      return token === tokens[0] ? 'unauthenticated' : undefined;
    };
    const seen: unknown[] = [];
    client.live.me().on(({ status }) => seen.push(status));
    await time.pass(1_000);
    server.publish('me', { bookingId: 'bkg_1', dealId, status: 'held' });
    await time.pass(1_000);
    expect(seen).toEqual(['held']);
    expect(new Set(tokens).size).toBe(2);
  });

  it('goes on as the guest who ordered when they sign in, and ends with the connection when they sign out', async () => {
    const { time, server, client } = shop((path) =>
      path.startsWith('/oauth2/')
        ? { status: 200, body: { access_token: tokenOf('ada'), expires_in: 900 } }
        : undefined,
    );
    server.refuse = (_, token) => (token === tokenOf('ada') ? 'not_found' : undefined);
    const seen: unknown[] = [];
    client.live.booking('bkg_1').on(
      ({ status }) => seen.push(status),
      (error) => seen.push(error),
    );
    await time.pass(1_000);
    const state = new URL(await client.auth.signInUrl()).searchParams.get('state');
    await time.until(client.auth.complete(`shop://signed-in?code=abc&state=${state}`));
    await time.pass(1_000);
    server.publish('booking:bkg_1', { id: 'bkg_1', status: 'confirmed' });
    await time.pass(1_000);
    expect(seen).toEqual(['confirmed']);
    const [before] = server.sockets;
    await time.until(client.auth.signOut({ guest: true }));
    await time.pass(1_000);
    expect(server.sockets.size).toBe(1);
    expect([...server.sockets]).not.toContain(before);
  });

  it('that is somebody else’s fails', async () => {
    const { time, server, client } = shop();
    server.refuse = () => 'not_found';
    const reading = (async () => {
      for await (const { id } of client.live.booking('bkg_2')) expect(id).toBe('never');
    })();
    await expect(time.until(reading)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('whatever the network does', () => {
  it('every message is told once and in order', async () => {
    const chance = (percent: number) => fc.integer({ min: 0, max: 99 }).map((drawn) => drawn < percent);
    const moves = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 4_000 }), cut: chance(20), sell: chance(70) }),
      { minLength: 5, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(moves, fc.infiniteStream(fc.integer({ min: 0, max: 99 })), async (steps, chances) => {
        const { time, server, client, sell, numbers } = shop();
        const draw = () => Number(chances.next().value);
        server.weather = {
          delay: () => 10 + draw() * 15,
          loses: () => draw() < 10,
          doubles: () => draw() < 10,
        };
        client.live.deal(dealId).on(() => undefined);
        sell(0);
        await time.pass(15_000);
        for (const { wait, cut, sell: sells } of steps) {
          if (cut) server.cut();
          if (sells) sell(0);
          await time.pass(wait);
        }
        server.weather = { delay: () => 10, loses: () => false, doubles: () => false };
        server.cut();
        sell(0);
        await time.pass(120_000);
        const [first = 0, ...more] = numbers;
        expect(more).toEqual(more.map((_, index) => first + index + 1));
        expect(numbers.at(-1)).toBe(server.logs.get(topic)?.at(-1)?.seq);
      }),
      { numRuns: 40 },
    );
  });
});
