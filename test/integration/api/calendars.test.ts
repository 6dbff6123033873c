import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idFrom } from '../../../lib/platform/ids.ts';
import { calendarOf, eventOf } from '../../unit/calendars/files.ts';
import { book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { newCustomer } from './credentials.ts';
import { newResource, newSlotBooking } from './slot-records.ts';
import { claimsOf } from './tokens.ts';

const post = (path: string, token: string, body?: unknown, key: string = crypto.randomUUID()) =>
  call('POST', path, { token, key, ...(body !== undefined && { body }) });
const hidden = { status: 404, body: { code: 'not_found' } };

const timesIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
    const { startDate, endDate, summary } = new ICAL.Event(component);
    return [startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString(), summary];
  });

describe('a booking as a calendar file', () => {
  it('has the time of its slot, for its buyer only', async () => {
    const token = await newCustomer();
    const booking = await newSlotBooking(idFrom('cus', String(claimsOf(token).sub)));
    const path = `/v1/bookings/${booking.id}/calendar`;
    const { status, headers, body } = await call('GET', path, { token });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(timesIn(body)).toEqual([[booking.startsAt, booking.endsAt, booking.title]]);
    const etag = headers.get('etag') ?? '';
    expect((await call('GET', path, { token, headers: { 'if-none-match': etag } })).status).toBe(304);
    for (const other of [await newGuest(), await newCustomer()])
      expect(await call('GET', path, { token: other })).toMatchObject(hidden);
  });

  it('does not exist for a deal, which has no time', async () => {
    const guest = await newGuest();
    const { id } = await publish();
    const { body } = await book(id, guest);
    expect(await call('GET', `/v1/bookings/${body.id}/calendar`, { token: guest })).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
  });
});

describe('a feed of a customer', () => {
  const feeds = '/v1/me/calendar-feeds';

  it('shows their bookings to everybody who has its address', async () => {
    const token = await newCustomer();
    const booking = await newSlotBooking(idFrom('cus', String(claimsOf(token).sub)));
    const { status, body } = await post(feeds, token, { name: 'Phone' });
    expect(status).toBe(201);
    const feed = await call('GET', body.path);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(feed.headers.get('cache-control')).toBe('private, max-age=900');
    expect(Date.parse(feed.headers.get('last-modified') ?? '')).toBeGreaterThan(0);
    expect(timesIn(feed.body)).toEqual([[booking.startsAt, booking.endsAt, booking.title]]);
    const etag = feed.headers.get('etag') ?? '';
    expect((await call('GET', body.path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect(JSON.stringify((await call('GET', feeds, { token })).body)).not.toContain(body.path.slice(-20));
  });

  it('is found at its newest address only, until it is removed', async () => {
    const token = await newCustomer();
    const first = (await post(feeds, token, { name: 'Phone' })).body;
    const next = (await post(`${feeds}/${first.id}/rotate`, token)).body;
    expect(await call('GET', first.path)).toMatchObject(hidden);
    expect((await call('GET', next.path)).status).toBe(200);
    const other = await newCustomer();
    expect(await post(`${feeds}/${first.id}/rotate`, other)).toMatchObject(hidden);
    await call('DELETE', `${feeds}/${first.id}`, { token: other });
    expect((await call('GET', next.path)).status).toBe(200);
    expect((await call('DELETE', `${feeds}/${first.id}`, { token })).status).toBe(204);
    expect(await call('GET', next.path)).toMatchObject(hidden);
  });

  it.each(['0.ics', `${'0'.repeat(32)}`, `${'0'.repeat(32)}.ICS`, `${'u'.repeat(32)}.ics`])(
    'is not at /v1/calendar-feeds/%s',
    async (file) => {
      expect(await call('GET', `/v1/calendar-feeds/${file}`)).toMatchObject({ status: 400 });
    },
  );
});

describe('a resource', () => {
  let resource: string;
  let seller: string;
  let address: string;
  let path: string;
  const server = createServer((_request, response) =>
    response.end(
      calendarOf(eventOf('DTSTART;TZID=Europe/Berlin:20200106T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY')),
    ),
  );

  beforeAll(async () => {
    seller = await tokenOf('seller');
    resource = await newResource((await publish({}, 'seller')).sellerId);
    path = `/v1/admin/resources/${resource}`;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/private-a1b2.ics`;
  });
  afterAll(() => {
    server.close();
  });

  it('is blocked by a calendar from outside until that is removed', async () => {
    const list = () => call('GET', `${path}/outside-calendars`, { token: seller });
    const added = await post(`${path}/outside-calendars`, seller, { name: 'Own', address });
    expect(added).toMatchObject({ status: 202, body: { state: 'new', resourceId: resource } });
    const { body } = await eventually(list, ({ body }) => body.items[0]?.state === 'current');
    expect(body.items[0].busyTimes).toBeGreaterThan(50);
    expect(JSON.stringify(body)).not.toContain('a1b2');
    expect((await call('GET', `${path}/outside-conflicts`, { token: seller })).body).toEqual({
      items: [],
      more: false,
    });
    const own = `${path}/outside-calendars/${added.body.id}`;
    expect((await call('DELETE', own, { token: seller })).status).toBe(204);
    expect((await list()).body).toEqual({ items: [] });
  });

  it('has feeds without names', async () => {
    const { status, body } = await post(`${path}/calendar-feeds`, seller, { name: 'Desk' });
    expect(status).toBe(201);
    expect((await call('GET', body.path)).status).toBe(200);
    const next = await post(`${path}/calendar-feeds/${body.id}/rotate`, seller);
    expect(await call('GET', body.path)).toMatchObject(hidden);
    expect((await call('GET', `${path}/calendar-feeds`, { token: seller })).body.items).toMatchObject([
      { name: 'Desk' },
    ]);
    expect((await call('DELETE', `${path}/calendar-feeds/${body.id}`, { token: seller })).status).toBe(204);
    expect(await call('GET', next.body.path)).toMatchObject(hidden);
  });

  it('of another seller is hidden', async () => {
    const other = `/v1/admin/resources/${await newResource(idFrom('slr', crypto.randomUUID()))}`;
    for (const place of ['calendar-feeds', 'outside-calendars', 'outside-conflicts'])
      expect(await call('GET', `${other}/${place}`, { token: seller })).toMatchObject(hidden);
    expect(await post(`${other}/calendar-feeds`, seller, { name: 'Desk' })).toMatchObject(hidden);
    expect(await post(`${other}/outside-calendars`, seller, { name: 'Own', address })).toMatchObject(hidden);
    for (const place of [`calendar-feeds/${idFrom('cfd', 'a')}`, `outside-calendars/${idFrom('ocl', 'a')}`])
      expect(await call('DELETE', `${other}/${place}`, { token: seller })).toMatchObject(hidden);
    expect(
      (await call('GET', `${other}/outside-calendars`, { token: await tokenOf('support') })).status,
    ).toBe(200);
  });

  it.each(['http://169.254.169.254/', 'https://me:secret@calendar.example/', 'calendar'])(
    'takes no calendar from %s',
    async (wrong) => {
      const { status } = await post(`${path}/outside-calendars`, seller, { name: 'Own', address: wrong });
      if (wrong.startsWith('http://')) {
        // The local cloud allows plain http, so the reading refuses this one.
        expect(status).toBe(202);
        const { body } = await eventually(
          () => call('GET', `${path}/outside-calendars`, { token: seller }),
          ({ body }) => body.items.some(({ fault }: { fault?: string }) => fault !== undefined),
        );
        expect(body.items.find(({ fault }: { fault?: string }) => fault)).toMatchObject({
          fault: 'private_address',
        });
      } else expect(status).toBe(400);
    },
  );
});
