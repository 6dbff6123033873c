import { describe, expect, it } from 'vitest';
import type { Storage } from '../../../../mobile-sdk/src/core/options.ts';
import { Bed, type Kind } from './bed.ts';
import { accessSeconds } from './double.ts';
import { type Sharing, sharings } from './windows.ts';

const formerId = '0d9f0f3e-5c0e-4c9c-9d0e-5f4d1f6a7b8c';

interface Session {
  readonly customer: { readonly id: string; readonly accessToken: string };
}

/** Ada's app has the SDK as it was before decision 24: what it kept is named by a random id for her sign-in. */
async function updatedApp(waiting: { orders?: readonly object[]; outbox?: readonly object[] } = {}) {
  const bed = new Bed('hosted sign-in');
  await bed.enter(bed.open());
  const session: Session = JSON.parse(bed.items.get('stampede:session') as string);
  const former = { ...session, customer: { ...session.customer, id: formerId } };
  bed.items.set('stampede:session', JSON.stringify(former));
  for (const [name, kept] of Object.entries(waiting))
    bed.items.set(`stampede:${name}`, JSON.stringify(kept.map((each) => ({ ...each, buyer: formerId }))));
  return bed;
}

describe('an app that comes from an earlier version of the SDK', () => {
  it.each([
    ['while her token is good', 0],
    ['once her token is over', accessSeconds * 1_000],
  ])('keeps who is signed in, %s', async (_, ms) => {
    const bed = await updatedApp();
    await bed.time.pass(ms);
    const client = bed.open();
    expect(await bed.time.until(client.profile.get({ cache: 'none' }))).toMatchObject({ name: 'ada' });
    await bed.time.pass(accessSeconds * 1_000);
    expect(await bed.time.until(client.profile.get({ cache: 'none' }))).toMatchObject({ name: 'ada' });
    expect(await client.auth.who()).toBe('customer');
  });

  it('goes on with the orders and writes that waited', async () => {
    const order = { key: 'former', body: { dealId: 'deal_1', quantity: 1 }, guest: false };
    const bed = await updatedApp({
      orders: [{ ...order, placedAt: Date.parse('2026-11-22T10:00:00.000Z') }],
      outbox: [{ id: 'w1', operation: 'savedDeals.save', request: { path: { dealId: 'deal_2' } } }],
    });
    const client = bed.open();
    const [resumed] = await bed.time.until(client.bookings.resume());
    expect(resumed?.decision).toMatchObject({ buyerId: 'ada', dealId: 'deal_1' });
    await bed.time.until(client.outbox.drain());
    expect([...bed.shop.account('ada').saved]).toEqual(['deal_2']);
  });

  it('gives another person nothing of it', async () => {
    const order = { key: 'former', body: { dealId: 'deal_1', quantity: 1 }, guest: false, placedAt: 0 };
    const bed = await updatedApp({ orders: [order], outbox: [] });
    const client = bed.open();
    await bed.bob(client);
    expect(await bed.time.until(client.bookings.pending())).toEqual([]);
    expect(await bed.time.until(client.profile.get())).toMatchObject({ name: 'bob' });
  });

  it('signs in although a sign-in was begun and never ended', async () => {
    const bed = new Bed('hosted sign-in');
    bed.items.set('stampede:sign-in', JSON.stringify({ verifier: 'v', state: 's' }));
    const client = bed.open();
    await bed.enter(client);
    expect(await client.auth.who()).toBe('customer');
  });
});

const foreign = ['null', '5', '"text"', '[]', '{}', '{"half":', '<html>', ''];
const names = ['session', 'orders', 'outbox', 'cache', 'sign-in', 'device'];

describe.each(names)('what is under the name of %s and is not ours', (name) => {
  it.each(foreign)('%s: is as if there were nothing', async (text) => {
    const bed = new Bed('hosted sign-in');
    bed.items.set(`stampede:${name}`, text);
    const client = bed.open();
    await bed.enter(client);
    expect(await bed.time.until(client.bookings.place({ dealId: 'deal_1' }))).toMatchObject({
      status: 'held',
    });
    await client.outbox.savedDeals.save('deal_2');
    await bed.time.until(client.outbox.drain());
    expect([...bed.shop.account('ada').saved]).toEqual(['deal_2']);
    expect(await bed.time.until(client.profile.get())).toMatchObject({ name: 'ada' });
  });
});

const nothing: Record<string, Storage> = {
  'keeps nothing': { getItem: () => null, setItem: () => {}, removeItem: () => {} },
  'keeps nothing, and takes its time': {
    getItem: async () => null,
    setItem: async () => {},
    removeItem: async () => {},
  },
};

describe.each(Object.entries(nothing))('a storage that %s', (_, storage) => {
  const opened = (kind: Kind) => {
    const sharing = { name: 'none', open: () => ({ storage }) };
    const bed = new Bed(kind, sharing);
    return { bed, client: bed.open() };
  };

  it('costs a guest nothing before the app ends', async () => {
    const { bed, client } = opened('guest');
    for (const dealId of ['deal_1', 'deal_2'])
      expect(await bed.time.until(client.bookings.place({ dealId }))).toMatchObject({ status: 'held' });
    expect(bed.shop.guests).toHaveLength(1);
    expect(bed.shop.ordersOf(bed.ada)).toHaveLength(2);
  });

  it('costs somebody who signs in nothing before the app ends', async () => {
    const { bed, client } = opened('hosted sign-in');
    await bed.enter(client);
    await client.outbox.savedDeals.save('deal_1');
    await bed.time.until(client.outbox.drain());
    expect([...bed.shop.account('ada').saved]).toEqual(['deal_1']);
    await bed.time.pass(accessSeconds * 1_000);
    expect(await bed.time.until(client.profile.get({ cache: 'none' }))).toMatchObject({ name: 'ada' });
  });
});

describe('an app with its own sign-in that comes from an earlier version', () => {
  it('gives nobody what was kept for everybody, and goes on', async () => {
    const bed = new Bed('own tokens');
    const order = { key: 'former', body: { dealId: 'deal_1', quantity: 1 }, guest: false, placedAt: 0 };
    const write = { id: 'w1', operation: 'savedDeals.save', request: { path: { dealId: 'deal_2' } } };
    bed.items.set('stampede:orders', JSON.stringify([{ ...order, buyer: 'own' }]));
    bed.items.set('stampede:outbox', JSON.stringify([{ ...write, buyer: 'own' }]));
    const client = bed.open();
    await bed.enter(client);
    expect(await bed.time.until(client.bookings.resume())).toEqual([]);
    await client.outbox.savedDeals.save('deal_3');
    await bed.time.until(client.outbox.drain());
    expect([...bed.shop.account('ada').saved]).toEqual(['deal_3']);
  });
});

describe('an app that has a secure storage from now on', () => {
  const secured = () => sharings().find(({ name }) => name.includes('secure storage'));
  const secrets = ['stampede:session', 'stampede:device'];

  it.each(['hosted sign-in', 'guest'] as const)(
    'takes the tokens of a %s along, and leaves none behind',
    async (kind) => {
      const bed = new Bed(kind, secured());
      const before = new Bed(kind);
      await before.enter(before.open());
      await before.time.until(before.open().bookings.place({ dealId: 'deal_1' }));
      for (const [name, text] of before.items) bed.items.set(name, text);
      Object.assign(bed, { shop: before.shop, time: before.time });
      const client = bed.open();
      const other = bed.open();
      const both = [client, other].map((each) => Promise.resolve(each.bookings.list({}, { cache: 'none' })));
      for (const { items } of await bed.time.until(Promise.all(both))) expect(items).toHaveLength(1);
      await bed.time.until(client.bookings.place({ dealId: 'deal_2' }));
      expect(secrets.filter((name) => bed.items.has(name))).toEqual([]);
      expect([...bed.items.values()].join()).not.toMatch(/"(?:token|accessToken|refreshToken)"/);
      expect([...bed.vault.keys()]).toEqual(expect.arrayContaining(['stampede.session', 'stampede.device']));
      expect(bed.shop.guests).toHaveLength(kind === 'guest' ? 1 : 0);
    },
  );

  it('keeps them where they are while it cannot be written, and is the same person all the same', async () => {
    const bed = new Bed('guest');
    const client = bed.open();
    await bed.time.until(client.bookings.place({ dealId: 'deal_1' }));
    const failing: Storage = {
      getItem: async () => null,
      setItem: () => Promise.reject(new Error('locked')),
      removeItem: async () => {},
    };
    const { storage } = (sharings()[1] as Sharing).open(bed.items, bed.vault);
    const again = new Bed('guest', { name: 'locked', open: () => ({ storage, secureStorage: failing }) });
    Object.assign(again, { shop: bed.shop, time: bed.time });
    const listed = Promise.resolve(again.open().bookings.list({}, { cache: 'none' }));
    expect((await bed.time.until(listed)).items).toHaveLength(1);
    expect(bed.items.has('stampede:session')).toBe(true);
  });

  it('has no item that is too large, however many guests it was', async () => {
    const bed = new Bed('guest', secured());
    const client = bed.open();
    for (let turn = 0; turn < 15; turn++) {
      bed.shop.takeOutKeys();
      await bed.time.until(client.bookings.place({ dealId: `deal_${turn}` }));
    }
    expect(await bed.open().auth.who()).toBe('guest');
    const pieces = [...bed.vault.keys()].filter((name) => name.startsWith('stampede.session.'));
    // Of a value that was replaced nothing is left.
    expect(new Set(pieces.map((name) => name.split('.')[2])).size).toBeLessThanOrEqual(1);
    const session = `${bed.vault.get('stampede.session')}`;
    const kept = /^#/.test(session) ? pieces.map((name) => bed.vault.get(name)).join('') : session;
    expect(JSON.parse(kept).past).toHaveLength(10);
  });
});
