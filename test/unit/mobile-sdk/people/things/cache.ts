import { expect } from 'vitest';
import type { Client } from '../../sdk.ts';
import type { Bed } from '../bed.ts';
import type { Thing } from '../thing.ts';

export function cache(bed: Bed): Thing {
  const { shop, time } = bed;
  const hasProfile = bed.kind !== 'guest';
  const alsoRead: string[] = [];
  const own = (buyer: string) => {
    if (shop.ordersOf(buyer).length === 0)
      shop.bookings.push({ id: `bkg_of_${buyer}`, buyer, dealId: 'deal_1', key: buyer });
    return shop.ordersOf(buyer).map(({ id }) => id);
  };
  const read = async (client: Client, cache: 'fallback' | 'only', profile = hasProfile) => ({
    bookings: (await time.until(Promise.resolve(client.bookings.list({}, { cache })))).items.map(
      ({ id }) => id,
    ),
    name: profile ? (await time.until(client.profile.get({ cache }))).name : undefined,
  });
  const reads = async (client: Client, cache: 'fallback' | 'only', buyer: string) => {
    const isGuest = buyer.startsWith('gst_');
    const seen = await read(client, cache, !isGuest);
    expect(seen).toEqual({ bookings: own(buyer), name: isGuest ? undefined : buyer });
  };
  const wait = async (client: Client) => {
    await reads(client, 'fallback', bed.ada);
    await reads(client, 'only', bed.ada);
  };
  return {
    async begin(...clients) {
      own(bed.ada);
      for (const client of clients) await reads(client, 'fallback', bed.ada);
      clients.forEach((_, turn) => {
        shop.bookings.push({ id: `bkg_${turn}`, buyer: bed.ada, dealId: `deal_${turn}`, key: `${turn}` });
        alsoRead.push(`bkg_${turn}`);
      });
      await time.until(Promise.all(clients.map((client, turn) => client.bookings.get(`bkg_${turn}`))));
      for (const client of clients) await reads(client, 'fallback', bed.ada);
    },
    wait,
    async hide(client) {
      for (let known = own('bob').length; known < own(bed.ada).length; known++)
        shop.bookings.push({ id: `bkg_bob_${known}`, buyer: 'bob', dealId: 'deal_1', key: `bob ${known}` });
      const kept = await time.until(read(client, 'only', false).catch(({ code }) => code));
      expect(kept).toBe('not_cached');
      shop.network = 'down';
      await expect(time.until(client.profile.get())).rejects.toMatchObject({ code: 'network' });
      shop.network = 'up';
      await reads(client, 'fallback', 'bob');
      await reads(client, 'only', 'bob');
    },
    async keep(client) {
      await reads(client, 'fallback', bed.ada);
      shop.network = 'down';
      await wait(client);
      // Where she has left in between, what she read is gone, and read anew.
      if (!bed.wasLeft) for (const id of alsoRead) await client.bookings.get(id, { cache: 'only' });
      shop.network = 'up';
    },
  };
}
