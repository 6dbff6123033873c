import { describe, expect, it } from 'vitest';
import { idFrom } from '../../../lib/platform/ids.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { type Answer, book, call, eventually, newAttendeeExport, publish, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { newPerson } from './credentials.ts';
import { everythingKept, type Kept } from './everything.ts';
import { leakIn, leaksInLogs } from './log-hygiene.ts';
import { confirmed, sheetOf } from './paid-booking.ts';
import { payOn, saveMethod } from './paying.ts';
import { claimsOf, signedByPool, signedInMinutesAgo } from './tokens.ts';

const gratis = { price: { amountMinor: 0, currency: 'EUR' }, perCustomerLimit: 5 };
const refusedWith = ({ status, body }: Answer) => `${status} ${body.code}`;

/** Somebody nobody else is called like, in every way that we can know them. */
async function newSomebody() {
  const person = await newPerson();
  const mark = crypto.randomUUID().slice(0, 8);
  return {
    ...person,
    id: idFrom('cus', person.sub),
    name: `Mara Lindner-${mark}`,
    phone: `+49${String(Date.now()).slice(-9)}${Math.floor(Math.random() * 90 + 10)}`,
    city: `Oberammergau-${mark}`,
    wording: `terms-${mark}`,
  };
}
type Somebody = Awaited<ReturnType<typeof newSomebody>>;

/** Uses everything there is. */
async function live(me: Somebody) {
  const { token, name, phone, city, wording } = me;
  const consents = [{ channel: 'email', topic: 'marketing', granted: true, wording }];
  const [kept, gratisDeal, sold] = await Promise.all([
    publish({ perCustomerLimit: 5 }),
    publish(gratis),
    publish({ perCustomerLimit: 5 }),
  ]);
  const star = { 'if-match': '*' };
  const profile = { name, phone, locale: 'de-DE', timeZone: 'Europe/Berlin', consents };
  const cities = [{ city, country: 'DE', latitude: 47.6, longitude: 11.06 }];
  const answers = [
    await call('PATCH', '/v1/me', { token, headers: star, body: profile }),
    await call('PUT', '/v1/me/preferences', {
      token,
      headers: star,
      body: { categories: [], cities, radiusKm: 5 },
    }),
    await call('PUT', `/v1/me/saved-deals/${kept.id}`, { token }),
    await book(kept.id, token, { quantity: 2 }),
    await book(gratisDeal.id, token, { quantity: 3 }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 201, 201]);
  const [, , , held, free] = answers.map(({ body }) => body?.id as string);
  const savedMethod = await saveMethod(token);
  const bought = await buy(sold.id, me);
  const deals = { held: kept.id, free: gratisDeal.id, bought: sold.id };
  return {
    deals,
    bookings: [held, free, bought.id] as string[],
    stripeCustomer: bought.customer,
    savedMethod,
  };
}

/** Books and pays, as a customer of Stripe's, who wants a receipt. */
async function buy(dealId: string, { token, email, name, phone }: Somebody) {
  const { id } = (await book(dealId, token)).body;
  const contact = await call('PUT', `/v1/bookings/${id}/contact`, { token, body: { name, phone } });
  expect(contact.status, JSON.stringify(contact.body)).toBe(200);
  const sheet = await sheetOf(id, token, email);
  await payOn(sheet, { card: 'pm_card_visa' });
  expect(await confirmed(id, token)).toMatchObject({ payment: { status: 'paid' } });
  return { id: id as string, customer: sheet.customer as string };
}

async function exportOf(token: string) {
  const asked = await call('POST', '/v1/me/exports', { token, key: crypto.randomUUID() });
  expect(asked.status).toBe(202);
  const path = asked.headers.get('location') ?? '';
  const { body } = await eventually(
    () => call('GET', path, { token }),
    (answer) => answer.body.status === 'ready',
  );
  return { path, ...body };
}

/** A link to the list of a deal's attendees, as staff get it. */
async function attendeesOf(dealId: string): Promise<string> {
  const token = await tokenOf('admin');
  // The list is made from what staff see, which follows the orders.
  await eventually(
    async () => (await call('GET', `/v1/admin/deals/${dealId}/bookings`, { token })).body,
    ({ items }) => items.some(({ status }: { status: string }) => status === 'confirmed'),
  );
  const id = await newAttendeeExport(dealId);
  const { download } = await eventually(
    async () => (await call('GET', `/v1/admin/deals/${dealId}/attendee-exports/${id}`, { token })).body,
    ({ status }) => status === 'ready',
  );
  return download.url;
}

const erase = async ({ token, id }: Somebody) => {
  const asked = await call('POST', '/v1/me/deletion', { token, body: { confirm: id } });
  expect([asked.status, asked.headers.get('location')]).toEqual([202, '/v1/me/deletion']);
  return eventually(
    async () => (await call('GET', '/v1/me/deletion', { token })).body,
    ({ status }) => status === 'erased',
  );
};

async function keptThatHolds(...texts: string[]): Promise<Kept[]> {
  const found: Kept[] = [];
  for await (const kept of everythingKept())
    if (texts.some((text) => kept.text.includes(text) || kept.text.includes(encodeURIComponent(text))))
      found.push(kept);
  return found;
}
const placesOf = (found: readonly Kept[]) => [...new Set(found.map(({ where }) => where))].toSorted();
const tellTale = ({ email, name, phone, city, wording, sub }: Somebody) => [
  email,
  name,
  phone,
  city,
  wording,
  sub,
];

/** What may still name the former id, and nothing about the person: docs/privacy.md lists each. */
const anonymous: Readonly<Record<string, RegExp>> = {
  'table:privacy': /"sk":\{"S":"deletion"\}/,
  'table:bookings': /"forgotten":\{"BOOL":true\}/,
  'queue:hold-releases': /./,
  'queue:erasures': /./,
  'queue:stripe-events': /customer\.deleted/,
};

/** Stripe's own memory, not ours: its books, and the keys of calls that it remembers for a day. */
const isStripes = (where: string) => where.startsWith('state:stripe');
const isDocumented = ({ where, text }: Kept) => isStripes(where) || anonymous[where]?.test(text) === true;

describe('deletion', () => {
  it('leaves no trace of a person who used everything, but for the records that lead to nobody', async () => {
    const me = await newSomebody();
    const { deals, bookings, stripeCustomer, savedMethod } = await live(me);
    const { download } = await exportOf(me.token);
    const list = await attendeesOf(deals.bought);
    expect(await (await fetch(list)).text()).toContain(me.name);
    // The search finds what there is: otherwise finding nothing would mean nothing.
    expect(placesOf(await keptThatHolds(...tellTale(me)))).toEqual(
      expect.arrayContaining([
        'bucket',
        `cognito:${me.account.poolId}.json`,
        'table:accounts',
        'table:contacts',
      ]),
    );
    const deletion = await erase(me);
    expect(deletion).toEqual({
      status: 'erased',
      requestedAt: expect.any(String),
      dueAt: expect.any(String),
      erasedAt: expect.any(String),
    });

    // Stripe keeps the receipt's address in its own books, as the page on privacy says, and nothing else that tells.
    const told = await keptThatHolds(...tellTale(me));
    expect(told.filter(({ where }) => !isStripes(where))).toEqual([]);
    const { email: _receipt, ...unknownToStripe } = me;
    expect(await keptThatHolds(...tellTale({ ...unknownToStripe, email: me.name }))).toEqual([]);
    // Events on their way still name the former id, until their consumers have had them.
    await eventually(
      async () => (await keptThatHolds(me.id)).filter((kept) => !isDocumented(kept)),
      (undocumented) => undocumented.length === 0,
    );
    expect((await fetch(download.url)).status).toBe(404);
    expect((await fetch(list)).status).toBe(404);
    const kept = (await keptThatHolds(...bookings)).filter(({ where }) => where === 'table:bookings');
    expect(kept.map(({ text }) => JSON.parse(text).status.S).toSorted()).toEqual([
      'cancelled',
      'confirmed',
      'confirmed',
    ]);
    expect(
      placesOf(await keptThatHolds(stripeCustomer, savedMethod)).filter((where) => !isStripes(where)),
    ).toEqual([]);
    await expect(signIn(cloud.endpoints.cognito, me.account)).rejects.toThrow();

    const stocks = await Promise.all(
      Object.values(deals).map((id) => call('GET', `/v1/deals/${id}/availability`)),
    );
    expect(stocks.map(({ body }) => body.available)).toEqual([10, 7, 9]);
  }, 120_000);

  it('is refused without one’s own id, and to a token from a sign-in of long ago', async () => {
    const me = await newSomebody();
    const other = await call('POST', '/v1/me/deletion', {
      token: me.token,
      body: { confirm: 'cus_0000000000000000' },
    });
    expect(refusedWith(other)).toBe('400 invalid_request');
    expect(refusedWith(await call('POST', '/v1/me/deletion', { token: me.token, body: {} }))).toBe(
      '400 invalid_request',
    );
    const stale = await signedByPool(signedInMinutesAgo(16, claimsOf(me.token)));
    const late = await call('POST', '/v1/me/deletion', { token: stale, body: { confirm: me.id } });
    expect(refusedWith(late)).toBe('401 recent_sign_in_required');
    expect(late.headers.get('www-authenticate')).toContain('max_age="900"');
    expect(refusedWith(await call('GET', '/v1/me/deletion', { token: me.token }))).toBe('404 not_found');
  });
});

describe('an export', () => {
  it('holds all that was told and done, behind a link of fifteen minutes', async () => {
    const me = await newSomebody();
    const { deals, bookings, stripeCustomer } = await live(me);
    const { download, id } = await exportOf(me.token);
    const link = new URL(download.url);
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBe(900);
    const response = await fetch(link);
    expect([response.status, response.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('attachment'),
    ]);
    const file = await response.text();
    for (const told of [...tellTale(me), ...Object.values(deals), id, ...bookings, stripeCustomer])
      expect(file).toContain(told);
    const { customerId, data } = JSON.parse(file);
    expect(customerId).toBe(me.id);
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(['bookings', 'contacts', 'payments', 'account', 'exports', 'signIn']),
    );
    expect(data.account.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'consent',
      'preferences',
      'profile',
      'saved',
      'saved',
      'sign-in',
      'signed-in',
    ]);
  });

  it('is hidden from somebody else, and its link opens nothing else', async () => {
    const [me, other] = await Promise.all([newSomebody(), newSomebody()]);
    const { path, download } = await exportOf(me.token);
    expect(refusedWith(await call('GET', path, { token: other.token }))).toBe('404 not_found');
    const late = new URL(download.url);
    late.searchParams.set('X-Amz-Date', '20200101T000000Z');
    expect((await fetch(late)).status).toBe(403);
    late.search = '';
    expect((await fetch(late)).status).toBe(403);
  });
});

describe('logs', () => {
  it('hold nothing about whoever called, or what they called with', async () => {
    const { leaks, lines } = leaksInLogs(cloud.stateDir);
    expect(leaks).toEqual([]);
    expect(lines).toBeGreaterThan(10);
  });

  it.each([
    '{"message":"signed in","email":"mara@example.com"}',
    `{"headers":{"authorization":"x"}}`,
    `{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJnc3QifQ.x"}`,
    '{"phone":"+4930123456"}',
    '{"clientSecret":"pi_3N_secret_abc"}',
    '{"card":"4242 4242 4242 4242"}',
    '{"error":"[redacted] is taken"}',
  ])('would be found to hold something in %s', (line) => {
    expect(leakIn(line)).not.toEqual([]);
  });
});
