import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, newAttendeeExport, newGuest, publish, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { leaksInLogs } from './log-hygiene.ts';
import { confirmed, pay } from './paid-booking.ts';
import { claimsOf, signedByPool, signedInMinutesAgo } from './tokens.ts';

const gratis = { price: { amountMinor: 0, currency: 'EUR' } };
const mark = crypto.randomUUID().slice(0, 8);
const mara = { name: `Mara-${mark}`, email: `mara.${mark}@example.com`, phone: '+4930123456' };

let seller: string;
let support: string;
let guest: string;
let dealId: string;
let free: string;

beforeAll(async () => {
  [seller, support, guest] = await Promise.all([tokenOf('seller'), tokenOf('support'), newGuest()]);
  [dealId, free] = [(await publish({}, 'seller')).id, (await publish(gratis, 'seller')).id];
});

const contactOf = (id: string, token: string) => call('GET', `/v1/bookings/${id}/contact`, { token });
const say = (id: string, body: object, token = guest) =>
  call('PUT', `/v1/bookings/${id}/contact`, { token, body });
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => `${status} ${body.code}`;

describe('who bought', () => {
  it('is what was said when the payment began, by the last word before paying', async () => {
    const { id } = (await book(dealId, guest)).body;
    const begin = (body: object) =>
      eventually(
        async () => (await call('POST', `/v1/bookings/${id}/payment`, { token: guest, body })).body,
        ({ status }) => status === 'ready',
      );
    await begin({ email: `typo.${mark}@example.com`, name: mara.name });
    const sheet = await begin({ email: mara.email, phone: mara.phone });
    await pay(sheet);
    await confirmed(id, guest);
    expect((await contactOf(id, seller)).body).toMatchObject(mara);
    expect((await contactOf(id, guest)).body).toMatchObject({ ...mara, keptUntil: expect.any(String) });
  });

  it('is said for a booking that is free of charge, and corrected', async () => {
    const { id } = (await book(free, guest)).body;
    expect(codeOf(await contactOf(id, guest))).toBe('404 not_found');
    expect((await say(id, { name: 'M' })).status).toBe(200);
    expect((await say(id, mara)).body).toMatchObject(mara);
    expect((await contactOf(id, support)).body).toMatchObject(mara);
  });

  it.each([{}, { name: '' }, { email: 'nobody' }, { phone: '030 123456' }, { name: 'M', age: 3 }])(
    'is refused as %j',
    async (body) => {
      const { id } = (await book(free, guest)).body;
      expect(codeOf(await say(id, body))).toBe('400 invalid_request');
      expect(codeOf(await contactOf(id, guest))).toBe('404 not_found');
    },
  );

  it('is not taken for a booking that was cancelled', async () => {
    const { id } = (await book(dealId, guest)).body;
    await call('POST', `/v1/bookings/${id}/cancellation`, { token: guest });
    expect(codeOf(await say(id, mara))).toBe('409 invalid_state');
  });
});

describe('staff', () => {
  it('find bookings by address, id, buyer, deal and time, sellers only their own', async () => {
    const { id, buyerId } = (await book(free, guest)).body;
    await say(id, mara);
    const other = await publish(gratis);
    const foreign = (await book(other.id, guest)).body;
    await say(foreign.id, mara);
    const found = async (token: string) =>
      (
        await call('POST', '/v1/admin/contacts/search', { token, body: { email: mara.email.toUpperCase() } })
      ).body.items.map(({ booking }: { booking: { id: string } }) => booking.id);
    await eventually(
      () => found(support),
      (ids) => ids.includes(id) && ids.includes(foreign.id),
    );
    expect(await found(seller)).toContain(id);
    expect(await found(seller)).not.toContain(foreign.id);

    const search = async (query: string, token = support) =>
      (await call('GET', `/v1/admin/bookings?${query}&limit=100`, { token })).body.items?.map(
        (one: { id: string }) => one.id,
      );
    expect(await search(`bookingId=${id}`)).toEqual([id]);
    expect(await search(`buyerId=${buyerId}`)).toEqual(expect.arrayContaining([id, foreign.id]));
    expect(await search(`buyerId=${buyerId}`, seller)).not.toContain(foreign.id);
    expect(await search(`dealId=${free}&status=confirmed`, seller)).toContain(id);
    expect(await search(`from=${new Date(Date.now() - 600_000).toISOString()}`)).toContain(id);
    expect(await search('', seller)).toBeUndefined();
    const hidden = await call('GET', `/v1/admin/bookings?dealId=${other.id}`, { token: seller });
    expect(codeOf(hidden)).toBe('404 not_found');
  });

  it('read the attendees of a deal, and get them as a file after a recent sign-in', async () => {
    const { id } = await publish(gratis, 'seller');
    const booking = (await book(id, guest)).body;
    await say(booking.id, { ...mara, name: '=1+1' });
    const page = await eventually(
      async () => (await call('GET', `/v1/admin/deals/${id}/attendees`, { token: seller })).body,
      ({ items }) => items.length === 1,
    );
    expect(page.items).toMatchObject([{ booking: { id: booking.id }, contact: { name: '=1+1' } }]);

    const exportId = await newAttendeeExport(id);
    const path = `/v1/admin/deals/${id}/attendee-exports/${exportId}`;
    const { download, rows } = await eventually(
      async () => (await call('GET', path, { token: seller })).body,
      ({ status }) => status === 'ready',
    );
    expect(rows).toBe(1);
    const file = await fetch(download.url);
    expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      expect.stringContaining('text/csv'),
      'attachment; filename="attendees.csv"',
    ]);
    expect(await file.text()).toContain(`${booking.id},confirmed,'=1+1,${mara.email},'${mara.phone},1,`);

    const stale = await signedByPool(signedInMinutesAgo(16, claimsOf(seller)));
    expect(codeOf(await call('GET', path, { token: stale }))).toBe('401 recent_sign_in_required');
    expect(codeOf(await call('GET', path, { token: support }))).toBe('403 forbidden');
    const { items } = (
      await call('GET', `/v1/admin/audit?subject=${id}&limit=100`, { token: await tokenOf('admin') })
    ).body;
    const operations = items.map(({ operation }: { operation: string }) => operation);
    expect(operations).toEqual(
      expect.arrayContaining(['listAttendees', 'requestAttendeeExport', 'getAttendeeExport']),
    );
    expect(JSON.stringify(items)).not.toContain(mark);
  });
});

describe('the logs', () => {
  it('hold nothing of it', () => {
    expect(leaksInLogs(cloud.stateDir).leaks).toEqual([]);
  });
});
