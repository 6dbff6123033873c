import { expect } from 'vitest';
import type { Bed } from '../bed.ts';
import type { Thing } from '../thing.ts';

export function outbox(bed: Bed): Thing {
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
      if (nobody) await expect(time.until(Promise.all(adding))).rejects.toMatchObject({ code: 'signed_out' });
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
}
