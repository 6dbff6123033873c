import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../lib/contract/audit.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { book, call, eventually, publish, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { confirmAddress, type KnownCustomer, knownCustomer, letSupportDelete } from './customer-for.ts';
import { confirmed, pay, sheetOf } from './paid-booking.ts';
import { claimsOf, signedByPool, signedInMinutesAgo } from './tokens.ts';

let admin: string;
let support: string;
beforeAll(async () => {
  [admin, support] = await Promise.all([tokenOf('admin'), tokenOf('support')]);
});

const path = ({ customerId }: KnownCustomer, more = '') => `/v1/admin/customers/${customerId}${more}`;
const read = (who: KnownCustomer, token = support) =>
  call('POST', path(who, '/reading'), { token, body: { purpose: 'order' } });
const search = (body: object, token = support) =>
  call('POST', '/v1/admin/customers/search', { token, body: { purpose: 'customer_request', ...body } });
const entriesOf = async (subject: string): Promise<AuditEntry[]> =>
  (await call('GET', `/v1/admin/audit?subject=${subject}`, { token: admin })).body.items;

/** A customer with a confirmed address who signed in twice since. */
async function mara() {
  const who = await knownCustomer();
  await confirmAddress(who);
  await signIn(cloud.endpoints.cognito, who.account);
  const name = `Zoë Straße-${crypto.randomUUID().slice(0, 8)}`;
  await call('PATCH', '/v1/me', {
    token: who.token,
    headers: { 'if-match': '*' },
    body: {
      name,
      consents: [{ channel: 'email', topic: 'marketing', granted: true, wording: 'terms-7' }],
    },
  });
  return { ...who, name };
}

describe('Staff find a customer', () => {
  it('by the confirmed address in any spelling, and by the beginning of the name', async () => {
    const who = await mara();
    const found = { items: [{ id: who.customerId, name: who.name, lastSignInAt: expect.any(String) }] };
    expect((await search({ email: who.email.toUpperCase() })).body).toMatchObject(found);
    expect((await search({ name: who.name.slice(0, 14).toLowerCase() })).body.items).toContainEqual(
      found.items[0],
    );
    expect((await search({ name: who.name.replace('ë', 'e').replace('ß', 'ss') })).body.items).toEqual(
      found.items,
    );
    expect((await search({ email: `not-${who.email}` })).body.items).toEqual([]);
  });

  it('by no address that nobody has confirmed, and by no name of two letters', async () => {
    const who = await knownCustomer();
    expect((await search({ email: who.email })).body.items).toEqual([]);
    expect((await search({ name: 'Ma' })).status).toBe(400);
    expect((await search({ name: 'Mara', email: who.email })).status).toBe(400);
    expect((await search({})).status).toBe(400);
  });

  it('with what a guest bought under the address, and link it to the account that proves it', async () => {
    const who = await mara();
    const { body: guest } = await call('POST', '/v1/guests');
    const { id: dealId } = await publish();
    const { id: bookingId } = (await book(dealId, guest.token)).body;
    await pay(await sheetOf(bookingId, guest.token, who.email));
    await confirmed(bookingId, guest.token);
    expect((await search({ email: who.email })).body.guestPurchases).toMatchObject([{ bookingId }]);
    const linked = await call('POST', path(who, '/guest-bookings'), { token: support });
    expect(linked).toMatchObject({ status: 200, body: { bookingIds: [bookingId] } });
    expect((await search({ email: who.email })).body.guestPurchases).toEqual([]);
    expect((await read(who)).body.guestBookings).toEqual([bookingId]);
    expect((await call('GET', '/v1/bookings', { token: who.token })).body.items).toMatchObject([
      { id: bookingId },
    ]);
  });

  it('and link nothing to an address that is not confirmed', async () => {
    const who = await knownCustomer();
    expect(await call('POST', path(who, '/guest-bookings'), { token: support })).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
  });
});

describe('Staff read a customer', () => {
  it('with consents, sign-ins and the state of the sign-in, and the audit knows why', async () => {
    const who = await mara();
    const { id: dealId } = await publish();
    await call('PUT', `/v1/me/saved-deals/${dealId}`, { token: who.token });
    const { status, body } = await read(who);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      id: who.customerId,
      profile: { name: who.name },
      consentHistory: [{ channel: 'email', topic: 'marketing', granted: true, wording: 'terms-7' }],
      savedDeals: [{ dealId }],
      savedDealCount: 1,
      signIn: { email: who.email, emailVerified: true, authenticator: false, status: 'active' },
      payments: { stripeCustomer: false },
      riskReviews: [],
      exports: [],
    });
    expect(body.signIns.length).toBeGreaterThanOrEqual(2);
    expect(body.signIns).toEqual(body.signIns.toSorted().reverse());
    expect(JSON.stringify(body)).not.toMatch(/emailDigest|nameFolded|subject/);
    expect(await entriesOf(who.customerId)).toMatchObject([
      { operation: 'readCustomer', outcome: 'done', before: null, after: { purpose: 'order' } },
    ]);
  });

  it('and search without an entry that says for whom', async () => {
    const who = await mara();
    await search({ email: who.email });
    const [entry] = await entriesOf('search');
    expect(JSON.stringify(entry)).not.toContain(who.email);
    expect(entry).toMatchObject({
      subject: { kind: 'customers', id: 'search' },
      after: { by: 'email', purpose: 'customer_request', found: 1 },
    });
  });

  it('only with a purpose, and one who is there', async () => {
    const who = await knownCustomer();
    expect((await call('POST', path(who, '/reading'), { token: support, body: {} })).status).toBe(400);
    const nobody = await call('POST', '/v1/admin/customers/cus_0000000000000000/reading', {
      token: support,
      body: { purpose: 'order' },
    });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('as no seller does', async () => {
    const who = await knownCustomer();
    const seller = await tokenOf('seller');
    const answers = await Promise.all([
      read(who, seller),
      search({ email: who.email }, seller),
      call('GET', path(who, '/deletion'), { token: seller }),
      call('POST', path(who, '/deletion'), {
        token: seller,
        body: { confirm: who.customerId, reason: 'customer_request' },
      }),
      call('POST', path(who, '/exports'), { token: seller, key: crypto.randomUUID() }),
      call('GET', '/v1/admin/work-counts', { token: seller }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  });
});

describe('Staff end and block sign-ins', () => {
  it('so that a blocked customer cannot sign in, until somebody unblocks them', async () => {
    const who = await knownCustomer();
    const blocked = await call('POST', path(who, '/block'), {
      token: support,
      body: { reason: 'account_taken_over' },
    });
    expect(blocked).toMatchObject({ status: 200, body: { status: 'blocked' } });
    await expect(signIn(cloud.endpoints.cognito, who.account)).rejects.toThrow();
    expect((await read(who)).body.signIn.status).toBe('blocked');
    const free = await call('POST', path(who, '/unblocking'), { token: support });
    expect(free).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await signIn(cloud.endpoints.cognito, who.account)).toEqual(expect.any(String));
    expect((await call('POST', path(who, '/sign-out'), { token: support })).status).toBe(204);
    expect(
      (await entriesOf(who.customerId)).map(({ operation, outcome }) => `${operation} ${outcome}`),
    ).toEqual([
      'signCustomerOut succeeded',
      'signCustomerOut started',
      'unblockCustomer succeeded',
      'unblockCustomer started',
      'readCustomer done',
      'blockCustomer succeeded',
      'blockCustomer started',
    ]);
  });
});

describe('An export for a customer', () => {
  it('is begun by support, and its file goes to admins with a recent sign-in', async () => {
    const who = await mara();
    const key = crypto.randomUUID();
    const begun = await call('POST', path(who, '/exports'), { token: support, key });
    expect(begun.status, JSON.stringify(begun.body)).toBe(202);
    expect((await call('POST', path(who, '/exports'), { token: support, key })).body.id).toBe(begun.body.id);
    const at = begun.headers.get('location') ?? '';
    const status = await eventually(
      () => call('GET', at, { token: support }),
      ({ body }) => body.status === 'ready',
    );
    expect(status.body.download).toBeUndefined();
    const stale = await signedByPool(signedInMinutesAgo(60, claimsOf(admin)));
    expect((await call('GET', at, { token: stale })).body.download).toBeUndefined();
    const { body } = await call('GET', at, { token: admin });
    expect(await (await fetch(body.download.url)).text()).toContain(who.name);
    expect((await entriesOf(who.customerId)).map(({ operation, after }) => [operation, after])).toEqual([
      ['getCustomerExport', { exportId: begun.body.id, link: true }],
      ['requestCustomerExport', { exportId: begun.body.id }],
    ]);
    const other = await knownCustomer();
    expect((await call('GET', path(other, `/exports/${begun.body.id}`), { token: admin })).status).toBe(404);
  });
});

describe('The deletion of a customer by staff', () => {
  const wanted = ({ customerId }: KnownCustomer) => ({ confirm: customerId, reason: 'customer_request' });

  it('needs an admin’s approval when support asks, names the customer, and then erases them', async () => {
    const who = await mara();
    const body = wanted(who);
    const ask = () => call('POST', path(who, '/deletion'), { token: support, body });
    const refused = await ask();
    expect(refused).toMatchObject({ status: 403, body: { code: 'approval_required' } });
    expect((await call('GET', path(who, '/deletion'), { token: support })).status).toBe(404);
    const { body: approval } = await call('GET', `/v1/admin/approvals/${refused.body.approvalId}`, {
      token: admin,
    });
    expect(approval).toMatchObject({
      kind: 'customer_deletion',
      subject: { kind: 'customer', id: who.customerId },
      customerId: who.customerId,
    });
    await letSupportDelete(who.customerId, body);
    expect(await ask()).toMatchObject({ status: 202, body: { status: 'requested' } });
    const state = await eventually(
      () => call('GET', path(who, '/deletion'), { token: support }),
      (answer) => answer.body.status === 'erased',
    );
    expect(state.body).toMatchObject({ erasedAt: expect.any(String) });
    expect((await ask()).body.status).toBe('erased');
    await expect(signIn(cloud.endpoints.cognito, who.account)).rejects.toThrow();
    expect((await search({ email: who.email })).body.items).toEqual([]);
    expect((await search({ name: who.name })).body.items).toEqual([]);
    const { body: rest } = await read(who);
    expect(rest).toMatchObject({ profile: { version: 0 }, signIns: [], deletion: { status: 'erased' } });
    expect(rest.signIn).toBeUndefined();
  });

  it('waits for what is open, as the customer’s own does, and says for what', async () => {
    const who = await knownCustomer();
    const { id: dealId } = await publish();
    const { body: held } = await book(dealId, who.token);
    await call('POST', `/v1/bookings/${held.id}/payment`, { token: who.token, body: {} });
    const asked = await call('POST', path(who, '/deletion'), { token: admin, body: wanted(who) });
    expect(asked).toMatchObject({ status: 202 });
    // Nobody unblocks a sign-in that a deletion is about to lock or has locked.
    await call('POST', path(who, '/block'), { token: admin, body: { reason: 'abuse' } });
    const { status } = await call('POST', path(who, '/unblocking'), { token: admin });
    expect([404, 409]).toContain(status);
  });

  it('is refused for another id, and after a sign-in of long ago', async () => {
    const [who, other] = [await knownCustomer(), await knownCustomer()];
    const wrong = await call('POST', path(who, '/deletion'), { token: admin, body: wanted(other) });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const stale = await signedByPool(signedInMinutesAgo(16, claimsOf(admin)));
    const late = await call('POST', path(who, '/deletion'), { token: stale, body: wanted(who) });
    expect(late).toMatchObject({ status: 401, body: { code: 'recent_sign_in_required' } });
    expect((await call('GET', path(who, '/deletion'), { token: admin })).status).toBe(404);
  });
});

describe('GET /v1/admin/work-counts', () => {
  it('counts each list up to fifty', async () => {
    const { status, body } = await call('GET', '/v1/admin/work-counts', { token: support });
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual([
      'approvals',
      'countedAt',
      'disputes',
      'failedRefunds',
      'riskReviews',
    ]);
  });
});

describe('GET /v1/admin/audit', () => {
  it('finds by kind of object, with the person and the time', async () => {
    const from = new Date().toISOString();
    const who = await knownCustomer();
    await read(who);
    await read(who, admin);
    const me = String(claimsOf(support).sub);
    const { body } = await call('GET', `/v1/admin/audit?kind=customer&actor=${me}&from=${from}`, {
      token: admin,
    });
    expect(body.items).toMatchObject([
      { subject: { kind: 'customer', id: who.customerId }, actor: { staffId: me } },
    ]);
    expect(
      (await call('GET', `/v1/admin/audit?kind=deal&from=${from}`, { token: admin })).body.items,
    ).toEqual([]);
    expect((await call('GET', '/v1/admin/audit?kind=nothing', { token: admin })).status).toBe(400);
  });
});
