import { describe, expect, it } from 'vitest';
import type { Client } from '../sdk.ts';
import { Bed, type Kind } from './bed.ts';
import { accessSeconds } from './double.ts';
import type { Thing } from './thing.ts';
import { cache } from './things/cache.ts';
import { keptOrders } from './things/kept-orders.ts';
import { live } from './things/live.ts';
import { outbox } from './things/outbox.ts';
import { sharings } from './windows.ts';

const kinds: readonly Kind[] = ['hosted sign-in', 'own tokens', 'guest'];
const things = Object.entries({ cache, outbox, 'kept orders': keptOrders, live });
const dayMs = 86_400_000;

/** Ada begins; then something happens; and what has to be true is asked of the thing. */
type Situation = (bed: Bed, client: Client, thing: Thing) => Promise<Client>;

/** Whatever is on the way answers with this status, in HTML, for some minutes. */
const foreign =
  (status: number): Situation =>
  async (bed, client, thing) => {
    await thing.begin(client);
    bed.shop.network = status;
    await thing.wait(client);
    // Long enough for the access token to be over: the token endpoint is as unreachable as everything.
    await bed.time.pass(accessSeconds * 1_000);
    await thing.wait(client);
    // And the app is opened once more.
    const other = bed.open();
    await thing.wait(other);
    bed.shop.network = 'up';
    await thing.keep(other);
    return other;
  };

const situations: Record<string, Situation> = {
  async 'another person'(bed, client, thing) {
    await thing.begin(client);
    await bed.bob(client);
    await thing.hide(client);
    await bed.enter(client);
    await thing.keep(client);
    return client;
  },
  async 'the same person again'(bed, client, thing) {
    await thing.begin(client);
    await bed.stepUp(client);
    await thing.keep(client);
    return client;
  },
  async 'the same person after the sign-in has ended'(bed, client, thing) {
    await thing.begin(client);
    const again = await bed.enterAgain(client);
    await thing.keep(again);
    return again;
  },
  async 'a clock that is ahead'(bed, client, thing) {
    await thing.begin(client);
    bed.offByMs = 40 * dayMs;
    const restarted = bed.open();
    bed.shop.network = 'down';
    await thing.wait(restarted);
    bed.shop.network = 'up';
    await thing.keep(restarted);
    return restarted;
  },
  'a foreign 401': foreign(401),
  'a foreign 400': foreign(400),
};

/** That she is who she was, and that nobody was another guest in her place. */
async function expectAda(bed: Bed, client: Client): Promise<void> {
  expect(await client.auth.who()).toBe(bed.kind === 'guest' ? 'guest' : 'customer');
  expect([...bed.shop.usedGuests]).toHaveLength(bed.kind === 'guest' ? 1 : 0);
}

describe.each(kinds)('%s', (kind) => {
  describe.each(Object.entries(situations))('and %s', (_, play) => {
    it.each(things)('%s: nobody has anything of another’s, and nothing is lost', async (_name, thing) => {
      const bed = new Bed(kind);
      const client = bed.open();
      await bed.enter(client);
      const last = await play(bed, client, thing(bed));
      await expectAda(bed, last);
    });
  });

  describe.each(sharings().map((sharing) => [sharing.name]))('and two clients on one storage, %s', (of) => {
    it.each(things)('%s: neither loses what is the other’s', async (_name, made) => {
      const bed = new Bed(
        kind,
        sharings().find((sharing) => sharing.name === of),
      );
      const [one, two] = [bed.open(), bed.open()];
      const thing = made(bed);
      // A guest becomes one in both at once.
      await (kind === 'guest' ? bed.time.until(ordersInBoth(one, two)) : bed.enter(one));
      await thing.begin(one, two);
      for (const order of [
        [one, two],
        [two, one],
      ] as const) {
        // Each refreshes after the other has, and then both at once.
        await bed.time.pass(accessSeconds * 1_000);
        for (const client of order) await bed.time.until(Promise.resolve(client.bookings.list()));
        await bed.time.pass(accessSeconds * 1_000);
        await bed.time.until(Promise.all(order.map((client) => Promise.resolve(client.bookings.list()))));
      }
      const restarted = bed.open();
      await thing.keep(restarted);
      await expectAda(bed, one);
      await expectAda(bed, restarted);
    });
  });
});

const ordersInBoth = (one: Client, two: Client) =>
  Promise.all([one, two].map((client) => Promise.resolve(client.bookings.list())));

it('what one person began is not gone on with in the name of another', async () => {
  const bed = new Bed('own tokens');
  const client = bed.open();
  await bed.enter(client);
  bed.shop.network = 'down';
  const saving = client.savedDeals.save('deal_1');
  saving.catch(() => {});
  await bed.time.pass(50);
  await bed.bob(client);
  bed.shop.network = 'up';
  await expect(bed.time.until(saving)).rejects.toMatchObject({ code: 'signed_out' });
  expect([...bed.shop.account('bob').saved, ...bed.shop.account('ada').saved]).toEqual([]);
});
