import { expect } from 'vitest';
import type { Client } from '../../sdk.ts';
import type { Bed } from '../bed.ts';
import type { Thing } from '../thing.ts';

export function live(bed: Bed): Thing {
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
}
