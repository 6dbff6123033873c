import { expect } from 'vitest';
import type { Client } from '../sdk.ts';
import type { Bed } from './bed.ts';

/** What Ada has of the app, and what has to be true of it afterwards. */
export interface Thing {
  /** Ada is here, with all these clients at once. */
  begin(...clients: readonly Client[]): Promise<void>;
  /** Ada is here, and the server cannot be reached. */
  wait(client: Client): Promise<void>;
  /** Bob is here, and everything works: nothing is hers. */
  hide(client: Client): Promise<void>;
  /** Ada is here, and everything works: nothing is lost. */
  keep(client: Client): Promise<void>;
}

export type ThingName = 'cache' | 'outbox' | 'kept orders' | 'live';

export const things: Record<ThingName, (bed: Bed) => Thing> = {
  cache(bed) {
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
  },

  outbox(bed) {
    const { shop, time } = bed;
    const turns: number[] = [];
    const nobody = bed.kind === 'guest';
    return {
      async begin(...clients) {
        shop.network = 'down';
        const adding = clients.map(async ({ outbox }, turn) => {
          await outbox.savedDeals.save(`deal_${turn}`);
          await outbox.profile.update({ phone: `+4930${turn}` } as never);
          turns.push(turn);
        });
        if (nobody)
          await expect(time.until(Promise.all(adding))).rejects.toMatchObject({ code: 'signed_out' });
        else await time.until(Promise.all(adding));
        shop.network = 'up';
      },
      async wait(client) {
        await time.until(client.outbox.drain());
        expect(await time.until(client.outbox.pending())).toHaveLength(2 * turns.length);
      },
      async hide(client) {
        expect(await time.until(client.outbox.pending())).toEqual([]);
        await time.until(client.outbox.savedDeals.save('deal_bob'));
        await time.until(client.outbox.drain());
        await time.pass(300_000);
        expect(shop.account('bob')).toMatchObject({ fields: { name: 'bob' }, version: 1 });
        expect([...shop.account('bob').saved]).toEqual(['deal_bob']);
      },
      async keep(client) {
        await time.until(client.outbox.drain());
        await time.pass(300_000);
        const { fields, saved } = shop.account(bed.ada);
        expect([...saved].sort()).toEqual(turns.map((turn) => `deal_${turn}`).sort());
        if (!nobody) expect(turns.map((turn) => `+4930${turn}`)).toContain(fields.phone);
        expect(await time.until(client.outbox.pending())).toEqual([]);
      },
    };
  },

  'kept orders'(bed) {
    const { shop, time } = bed;
    const wanted: string[] = [];
    return {
      async begin(...clients) {
        for (const network of ['lost', 'down'] as const) {
          shop.network = network;
          const placing = clients.map(async (client, turn) => {
            const dealId = `deal_${network}_${turn}`;
            wanted.push(dealId);
            const order = client.bookings.place({ dealId, quantity: 1 }, { timeoutMs: 2_000 });
            await expect(order).rejects.toMatchObject({ code: 'order_pending' });
          });
          await time.until(Promise.all(placing));
        }
        shop.network = 'up';
      },
      async wait(client) {
        const resumed = await time.until(client.bookings.resume());
        expect(resumed.map(({ decision }) => decision)).toEqual(wanted.map(() => undefined));
        expect(await time.until(client.bookings.pending())).toHaveLength(wanted.length);
      },
      async hide(client) {
        const resumed = await time.until(client.bookings.resume());
        // The guest of a device is whoever uses it next: theirs are gone on with, as the guest's.
        if (bed.kind !== 'guest') expect(resumed).toEqual([]);
        await time.until(client.bookings.place({ dealId: 'deal_of_bob' }));
        expect(shop.ordersOf('bob').map(({ dealId }) => dealId)).toEqual(['deal_of_bob']);
      },
      async keep(client) {
        const resumed = await time.until(client.bookings.resume());
        for (const { decision } of resumed)
          expect(decision).toMatchObject({ buyerId: bed.ada, status: 'held' });
        const placed = shop.ordersOf(bed.ada).map(({ dealId }) => dealId);
        expect(placed.sort()).toEqual([...wanted].sort());
        expect(await time.until(client.bookings.pending())).toEqual([]);
      },
    };
  },

  live(bed) {
    const { shop, time } = bed;
    const heard = new Map<Client, string[]>();
    let count = 0;
    const watch = (client: Client) => {
      const known = heard.get(client) ?? [];
      if (heard.has(client)) return known;
      heard.set(client, known);
      client.live.me().on(
        ({ bookingId }) => known.push(bookingId),
        (error) => known.push(`${error}`),
      );
      return known;
    };
    const tell = async (buyer: string) => {
      const bookingId = `bkg_${buyer}_${++count}`;
      shop.live.publish('me', { bookingId, dealId: 'deal_1', status: 'held' }, `me:${buyer}`);
      await time.pass(2_000);
      return bookingId;
    };
    const hears = async (client: Client, buyer: string) => {
      const known = watch(client);
      await time.pass(60_000);
      const bookingId = await tell(buyer);
      expect(known.at(-1)).toBe(bookingId);
    };
    return {
      async begin(...clients) {
        for (const client of clients) await hears(client, bed.ada);
      },
      async wait(client) {
        shop.live.reachable = false;
        shop.live.cut();
        await time.pass(30_000);
        shop.live.reachable = true;
        // A socket that is not the shop's refuses everybody.
        const { refuse } = shop.live;
        shop.live.refuse = () => 'unauthenticated';
        await time.pass(60_000);
        shop.live.refuse = refuse;
        shop.live.cut();
        expect(watch(client).join()).not.toContain('Error');
      },
      async hide(client) {
        const known = watch(client);
        const before = known.length;
        await tell(bed.ada);
        expect(known.slice(before)).toEqual([]);
        await hears(client, 'bob');
        const after = known.length;
        await tell(bed.ada);
        expect(known.slice(after)).toEqual([]);
      },
      keep: (client) => hears(client, bed.ada),
    };
  },
};
