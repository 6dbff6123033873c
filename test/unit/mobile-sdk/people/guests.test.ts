import { describe, expect, it } from 'vitest';
import type { Client } from '../sdk.ts';
import { Bed } from './bed.ts';
import { guestSeconds } from './double.ts';
import { sharings } from './windows.ts';

const listOf = (client: Client) => Promise.resolve(client.bookings.list({}, { cache: 'none' }));

async function guestWithBooking(bed = new Bed('guest')) {
  const client = bed.open();
  await bed.time.until(client.bookings.place({ dealId: 'deal_1' }));
  const sees = async (from: Client = client) =>
    (await bed.time.until(listOf(from))).items.map(({ dealId }) => dealId);
  return { bed, client, sees };
}

describe('a guest', () => {
  it('has their token renewed before it ends, and waits for nothing', async () => {
    const { bed, client, sees } = await guestWithBooking();
    for (let turn = 1; turn <= 4; turn++) {
      await bed.time.pass(guestSeconds * 600);
      const before = bed.shop.renewals;
      const began = bed.time.now;
      expect(await sees()).toEqual(['deal_1']);
      expect(bed.time.now - began).toBeLessThan(40);
      await bed.time.pass(1_000);
      expect(bed.shop.renewals).toBe(before + 1);
    }
    expect(bed.shop.guests).toHaveLength(1);
    expect(await client.auth.who()).toBe('guest');
  });

  it('who comes back after weeks is the same, for many calls at once by one renewal', async () => {
    const { bed } = await guestWithBooking();
    await bed.time.pass(29 * 86_400_000);
    const again = bed.open();
    const calls = Array.from({ length: 8 }, () => listOf(again));
    for (const { items } of await bed.time.until(Promise.all(calls))) expect(items).toHaveLength(1);
    expect(bed.shop.renewals).toBe(1);
    expect(bed.shop.guests).toHaveLength(1);
  });

  it.each(sharings().map(({ name }) => [name]))('in two clients is renewed once, %s', async (name) => {
    const bed = new Bed(
      'guest',
      sharings().find((sharing) => sharing.name === name),
    );
    const { client } = await guestWithBooking(bed);
    const other = bed.open();
    await bed.time.pass(guestSeconds * 1_000);
    const both = await bed.time.until(Promise.all([client, other, client, other].map(listOf)));
    expect(both.map(({ items }) => items.length)).toEqual([1, 1, 1, 1]);
    expect(bed.shop.guests).toHaveLength(1);
    // Windows without locks cannot know of each other while both are on their way; each new token is good.
    expect(bed.shop.renewals).toBe(name === 'windows without locks' ? 2 : 1);
  });

  it('orders on while the token has ended, without a network and with it again', async () => {
    const { bed, client, sees } = await guestWithBooking();
    await bed.time.pass(guestSeconds * 1_000);
    bed.shop.network = 'down';
    const placing = client.bookings.place({ dealId: 'deal_2' }, { timeoutMs: 2_000 });
    await expect(bed.time.until(placing)).rejects.toMatchObject({ code: 'order_pending' });
    bed.shop.network = 'up';
    await bed.time.until(client.bookings.resume());
    expect(await sees()).toEqual(['deal_1', 'deal_2']);
    expect(bed.shop.guests).toHaveLength(1);
  });

  it.each(['down', 'lost', 401, 403, 404, 500] as const)(
    'is not ended by a renewal that meets %s on its way',
    async (network) => {
      const { bed, client, sees } = await guestWithBooking();
      await bed.time.pass(guestSeconds * 1_000);
      const { fetch } = bed.shop;
      Object.assign(bed.shop, {
        fetch: ((url, init) => {
          bed.shop.network = url.endsWith('/renewal') ? network : 'up';
          return fetch(url, init);
        }) as typeof fetch,
      });
      const disturbed = bed.open();
      await expect(bed.time.until(listOf(disturbed))).rejects.toMatchObject({ code: expect.any(String) });
      bed.shop.network = 'up';
      expect(await sees()).toEqual(['deal_1']);
      expect(await client.auth.who()).toBe('guest');
      expect(bed.shop.guests).toHaveLength(1);
    },
  );

  it('stays reachable while a customer is signed in, for longer than the server renews', async () => {
    const bed = new Bed('hosted sign-in');
    const client = bed.open();
    await bed.time.until(client.bookings.place({ dealId: 'deal_1' }));
    await bed.enter(client);
    for (let week = 0; week < 8; week++) {
      await bed.time.pass(7 * 86_400_000);
      await bed.time.until(client.profile.get({ cache: 'none' }));
    }
    const asGuest = Promise.resolve(client.bookings.list({}, { as: 'guest', cache: 'none' }));
    expect((await bed.time.until(asGuest)).items).toHaveLength(1);
  });

  it('whose key was taken out is followed by another, who orders', async () => {
    const { bed, client } = await guestWithBooking();
    bed.shop.takeOutKeys();
    const order = await bed.time.until(client.bookings.place({ dealId: 'deal_2' }));
    expect(order).toMatchObject({ status: 'held' });
    expect(bed.shop.guests).toHaveLength(2);
  });
});
