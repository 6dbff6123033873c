import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { AdminDeal } from '../../../lib/contract/deal.ts';
import type { SwitchesPatch } from '../../../lib/contract/switches.ts';
import { foundDemoSeller } from '../../../local/demo-seller.ts';
import { client } from '../../local/socket-bed.ts';
import { type OwnCloud, startOwnCloud } from './own-cloud.ts';
import { eventually, type Reply, soon } from './shop.ts';

/** Each switch, thrown and thrown back: on a cloud of its own, since it is off for everybody. */
let own: OwnCloud;
let admin: string;
let seller: string;
let customer: string;
let guest: string;
/** A guest's booking from before. */
let held: string;
let ofShop: AdminDeal;
let ofSeller: AdminDeal;

/** Whoever asks until a switch is thrown places many orders. */
const unlimited = { quantityTotal: 10_000, maxUnpaidUnits: null, challengeGuests: false };

beforeAll(async () => {
  own = await startOwnCloud({});
  const { cloud, shop } = own;
  await foundDemoSeller(cloud);
  [admin, seller, customer] = (await Promise.all(
    (['admin', 'seller', 'customer'] as const).map((role) => cloud.tokenFor(role)),
  )) as [string, string, string];
  guest = await shop.newGuest();
  ofShop = await shop.publish(unlimited);
  held = (await shop.book(ofShop.id, guest)).body.id;
  ofSeller = await publishedBySeller();
}, 600_000);
afterAll(() => own?.stop());

async function publishedBySeller(): Promise<AdminDeal> {
  const { id } = await shopOf(seller, 'POST', '/v1/admin/deals', {
    title: 'Dinner for two',
    category: 'food-and-drink',
    price: { amountMinor: 1900, currency: 'EUR' },
    startsAt: soon(-60_000),
    endsAt: soon(3_600_000),
    ...unlimited,
  });
  return shopOf(seller, 'POST', `/v1/admin/deals/${id}/publication`);
}

async function shopOf(token: string, method: string, path: string, body?: object) {
  const reply = await own.shop.call(method, path, {
    token,
    ...(body && { body, key: crypto.randomUUID() }),
  });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

const read = () => own.shop.call('GET', '/v1/admin/switches', { token: admin });
/** On a busy machine an answer may be 503 `unavailable`, and the same again is no harm. */
const asked = (ask: () => Promise<Reply>) => eventually(ask, ({ status }) => status !== 503);
const throwSwitch = (patch: SwitchesPatch) =>
  asked(async () => {
    const { version } = (await asked(read)).body;
    return own.shop.call('PATCH', '/v1/admin/switches', {
      token: admin,
      headers: { 'if-match': `"${version}"` },
      body: patch,
    });
  });
const order = (dealId: string, token: string, more: object = {}, headers = {}): Promise<Reply> =>
  own.shop.call('POST', '/v1/bookings', {
    token,
    key: crypto.randomUUID(),
    body: { dealId, quantity: 1, ...more },
    headers,
  });
const refused = (code: string) => (reply: Reply) => reply.body?.code === code;
const placed = ({ status }: Reply) => status === 201;
/** Past the switch: what limits say then is another matter. */
const letIn = ({ status }: Reply) => status !== 503;
const from = (address: string) => ({ 'x-stampede-test-address': address });

/** Off, it is refused; on again, it works: within ten seconds each, in every container. */
async function turns(
  [off, on]: readonly [SwitchesPatch, SwitchesPatch],
  ask: () => Promise<Reply>,
  code: string,
  meanwhile: () => Promise<void>,
  works = placed,
) {
  expect(works(await asked(ask)), 'before').toBe(true);
  expect((await throwSwitch(off)).status).toBe(200);
  const reply = await eventually(ask, refused(code));
  await meanwhile();
  expect((await throwSwitch(on)).status).toBe(200);
  await eventually(ask, works);
  return reply;
}

describe('a switch', { timeout: 600_000 }, () => {
  it('guests: no new ones, and no orders of theirs; what they hold is theirs, and customers order', async () => {
    const becomesGuest = () => own.shop.call('POST', '/v1/guests');
    const reply = await turns(
      [{ guests: false }, { guests: true }],
      becomesGuest,
      'switched_off',
      async () => {
        await eventually(() => order(ofShop.id, guest), refused('switched_off'));
        await eventually(() => order(ofShop.id, customer), placed);
        const look = () => own.shop.call('GET', `/v1/bookings/${held}`, { token: guest });
        expect(await asked(look)).toMatchObject({ status: 200, body: { id: held, status: 'held' } });
        const payment = { token: guest, body: { email: 'mara@example.com' } };
        const pay = () => own.shop.call('POST', `/v1/bookings/${held}/payment`, payment);
        expect(await asked(pay)).toMatchObject({ status: 200 });
      },
    );
    expect(reply).toMatchObject({ status: 503, body: { detail: expect.stringContaining('Sign in') } });
    await eventually(() => order(ofShop.id, guest), placed);
  });

  /** What Stripe is told of keeping the card of a payment, whose buyer wishes that. */
  async function keepingOf(bookingId: string): Promise<string | null> {
    const wish = { token: customer, body: { saveMethod: true } };
    const start = () => own.shop.call('POST', `/v1/bookings/${bookingId}/payment`, wish);
    const { clientSecret, publishableKey } = (await eventually(start, ({ status }) => status === 200)).body;
    const [intentId] = clientSecret.split('_secret_');
    const intent = new URL(
      `/v1/payment_intents/${intentId}?client_secret=${clientSecret}`,
      own.cloud.doubles.stripe.url,
    );
    const response = await fetch(intent, {
      headers: { authorization: `Basic ${btoa(`${publishableKey}:`)}` },
    });
    return ((await response.json()) as { setup_future_usage: string | null }).setup_future_usage;
  }

  it('oneClick: no order is paid with a saved card, and none is saved', async () => {
    const setUp = () =>
      own.shop.call('POST', '/v1/me/payment-methods/setup', {
        token: customer,
        body: { stripeVersion: '2026-10-28.endive' },
      });
    await turns(
      [{ oneClick: false }, { oneClick: true }],
      setUp,
      'switched_off',
      async () => {
        const withCard = { expectedPrice: ofShop.price, payment: { savedMethodId: 'pm_saved' } };
        await eventually(() => order(ofShop.id, customer, withCard), refused('switched_off'));
        const { body } = await eventually(() => order(ofShop.id, customer), placed);
        await eventually(
          () => keepingOf(body.id),
          (keeping) => keeping === null,
        );
      },
      letIn,
    );
  });

  it('a seller: their deals sell nothing, and they change nothing; others sell', async () => {
    const { sellerId } = ofSeller;
    const key = crypto.randomUUID();
    const before = await asked(() => own.shop.book(ofSeller.id, guest, { key }));
    await turns(
      [{ sellersOff: [sellerId] }, { sellersOff: [] }],
      () => order(ofSeller.id, customer),
      'deal_not_live',
      async () => {
        await eventually(() => order(ofShop.id, customer), placed);
        // Not even by saying that it is a retry; and who has a booking hears of it.
        const retry = () => order(ofSeller.id, customer, {}, { 'idempotency-retry': 'true' });
        expect(await asked(retry)).toMatchObject({ status: 409, body: { code: 'deal_not_live' } });
        const again = () => own.shop.book(ofSeller.id, guest, { key });
        expect((await asked(again)).body.id).toBe(before.body.id);
        const change = () =>
          own.shop.call('PATCH', `/v1/admin/deals/${ofSeller.id}`, {
            token: seller,
            headers: { 'if-match': '*' },
            body: { tags: ['dinner'] },
          });
        await eventually(change, refused('switched_off'));
        const list = () => own.shop.call('GET', '/v1/admin/deals', { token: seller });
        expect((await asked(list)).status).toBe(200);
      },
    );
  });

  it('a blocked address: no request from it is answered, and staff are let in from there', async () => {
    const address = '2001:db8:5:6::1';
    const ask = () => own.shop.call('POST', '/v1/guests', { headers: from('2001:db8:5:6:7::2') });
    const until = soon(3_600_000);
    const reply = await turns(
      [{ blockedAddresses: [{ address, until }] }, { blockedAddresses: [] }],
      ask,
      'address_blocked',
      async () => {
        const time = () => own.shop.call('GET', '/v1/time', { headers: from(address) });
        await eventually(time, refused('address_blocked'));
        await eventually(() => order(ofShop.id, customer, {}, from(address)), refused('address_blocked'));
        const elsewhere = from('2001:db8:5:7::1');
        expect(await own.shop.call('POST', '/v1/guests', { headers: elsewhere })).toMatchObject({
          status: 201,
        });
        const staff = { token: admin, headers: from(address) };
        const { body } = await own.shop.call('GET', '/v1/admin/switches', staff);
        expect(body.blockedAddresses).toEqual([{ digest: expect.stringMatching(/^[\w-]{16}$/), until }]);
      },
    );
    expect(reply.status).toBe(403);
  });
});

describe('PATCH /v1/admin/switches', () => {
  it('takes the version that was read, and what was changed is in the audit', async () => {
    const { version } = (await read()).body;
    const stale = await asked(() =>
      own.shop.call('PATCH', '/v1/admin/switches', {
        token: admin,
        headers: { 'if-match': `"${version + 1}"` },
        body: { guests: false },
      }),
    );
    expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    const path = '/v1/admin/audit?operation=updateSwitches&limit=100';
    const { body } = await own.shop.call('GET', path, { token: admin });
    expect(body.items).toHaveLength(version);
    expect(JSON.stringify(body.items)).not.toContain('2001:db8');
  });

  it.each([
    [{ blockedAddresses: [{ address: '203.0.113.7' }] }],
    [{ blockedAddresses: [{ until: soon(60_000) }] }],
    [{ blockedAddresses: [{ address: 'example.com', until: soon(60_000) }] }],
    [{ blockedAddresses: [{ address: '203.0.113.7', digest: 'q3Zk0bYF2w-VxN7a', until: soon(60_000) }] }],
    [{ blockedAddresses: [{ address: '203.0.113.7', until: '2020-01-01T00:00:00.000Z' }] }],
    [{ sellersOff: ['somebody'] }],
    [{ everything: false }],
  ])('refuses %j, and changes nothing', async (body) => {
    const before = (await read()).body;
    expect(await throwSwitch(body as SwitchesPatch)).toMatchObject({ status: 400 });
    expect((await read()).body).toEqual(before);
  });
});

describe('a socket', { timeout: 600_000 }, () => {
  const url = () => own.cloud.outputs.LiveUrl ?? '';
  const opens = (options: { origin?: string; headers?: Record<string, string> } = {}) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url(), options);
      socket.once('open', () => resolve(`open ${void socket.close()}`));
      socket.once('unexpected-response', (_, { statusCode }) => {
        socket.terminate();
        resolve(String(statusCode));
      });
      socket.on('error', () => {});
    });
  const isOpen = (said: string) => said.startsWith('open');

  it('opens for phones and our own pages; two hundred of a foreign page do not', async () => {
    expect(isOpen(await opens())).toBe(true);
    expect(isOpen(await opens({ origin: 'http://localhost:5173' }))).toBe(true);
    const foreign = await Promise.all(
      Array.from({ length: 200 }, () => opens({ origin: 'https://evil.example' })),
    );
    expect(new Set(foreign)).toEqual(new Set(['403']));
  });

  it('does not open while sockets are off, and those that speak are closed; on again it opens', async () => {
    const before = await client(url());
    await throwSwitch({ liveSockets: false });
    expect(await eventually(opens, (said) => !isOpen(said))).toBe('503');
    const speak = setInterval(() => before.send({ type: 'ping', id: '1' }), 1_000);
    expect(await before.closed.finally(() => clearInterval(speak))).toBe('1000 Connection closed normally');
    await throwSwitch({ liveSockets: true });
    await eventually(opens, isOpen);
  });

  it('does not open from a blocked address', async () => {
    const address = '198.51.100.77';
    await throwSwitch({ blockedAddresses: [{ address, until: soon(3_600_000) }] });
    expect(
      await eventually(
        () => opens({ headers: from(address) }),
        (said) => !isOpen(said),
      ),
    ).toBe('403');
    expect(isOpen(await opens({ headers: from('198.51.100.78') }))).toBe(true);
    await throwSwitch({ blockedAddresses: [] });
    await eventually(() => opens({ headers: from(address) }), isOpen);
  });

  it('of five hundred pings and nonsense at once is answered some, and closed', async () => {
    const flood = await client(url());
    let answers = 0;
    flood.socket.on('message', () => answers++);
    for (let frame = 0; frame < 500; frame++)
      flood.send(frame % 2 ? { type: 'ping', id: `${frame}` } : `nonsense ${frame}`);
    expect(await flood.closed).toMatch(/^1000/);
    expect(answers).toBeLessThan(100);
  });
});
