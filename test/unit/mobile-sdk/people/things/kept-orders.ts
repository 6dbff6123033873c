import { expect } from 'vitest';
import type { Bed } from '../bed.ts';
import type { Thing } from '../thing.ts';

export function keptOrders(bed: Bed): Thing {
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
}
