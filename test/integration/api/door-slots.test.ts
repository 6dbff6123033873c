import { beforeAll, describe, expect, it } from 'vitest';
import { call, decided, eventually, newGuest, tokenOf } from './client.ts';
import { newServiceOf, serviceWith } from './new-service.ts';

const deviceId = `device-${crypto.randomUUID()}`;
const hour = 3_600_000;
const stepMs = hour / 2;
let seller: string;
let guest: string;

beforeAll(async () => {
  [seller, guest] = await Promise.all([tokenOf('seller'), newGuest()]);
});

interface Offer {
  readonly serviceId: string;
  readonly resourceId: string;
}

/** A zone in which it is about ten in the morning now: hours before and after are of the same day. */
const zoneOfMorning = (): string => {
  const offset = (10 - new Date().getUTCHours() + 24) % 24;
  const ahead = offset > 12 ? offset - 24 : offset;
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};
const dateIn = (zone: string, at: number): string => {
  const ahead = -Number(zone.slice('Etc/GMT'.length));
  return new Date(at + ahead * hour).toISOString().slice(0, 10);
};

/** A service without a price, whose hours are all hours. */
async function offer(timeZone: string, seats = 1): Promise<Offer> {
  const { serviceId: _, resourceId } = await newServiceOf('seller');
  const whole = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, until: 1440 }));
  const hours = { timeZone, seats, weeklyHours: whole, overrides: [], holidays: [], timeOff: [] };
  const headers = { 'if-match': '"1"' };
  const changed = await call('PATCH', `/v1/admin/resources/${resourceId}`, {
    token: seller,
    headers,
    body: hours,
  });
  expect(changed.status).toBe(200);
  const service = {
    ...serviceWith(resourceId),
    ...{ price: { amountMinor: 0, currency: 'EUR' }, noticeMinutes: 0, horizonDays: 30 },
    ...(seats > 1 && { seating: 'shared', partySize: { min: 1, max: seats } }),
    ...{ durationMinutes: 30, stepMinutes: 30, buffers: { beforeMinutes: 0, afterMinutes: 0 } },
  };
  const created = await call('POST', '/v1/admin/services', {
    token: seller,
    key: crypto.randomUUID(),
    body: service,
  });
  expect(created).toMatchObject({ status: 201 });
  const { id } = created.body;
  expect((await call('POST', `/v1/admin/services/${id}/publication`, { token: seller })).status).toBe(200);
  return { serviceId: id, resourceId };
}

/** The first start after a time from now. */
const startIn = (ms: number): string =>
  new Date(Math.ceil((Date.now() + ms) / stepMs) * stepMs).toISOString();

/** Books a slot, and waits until staff see it. */
async function bookedAt({ serviceId }: Offer, startsAt: string): Promise<{ id: string; startsAt: string }> {
  const order = await eventually(
    () =>
      call('POST', '/v1/bookings', {
        token: guest,
        key: crypto.randomUUID(),
        body: { slot: { serviceId, startsAt } },
      }),
    ({ status }) => status !== 404,
  );
  expect(order.body).toMatchObject({ slot: { serviceId, startsAt } });
  const { id } = order.body;
  await decided(id, guest);
  await eventually(
    () => call('GET', `/v1/bookings/${id}`, { token: seller }),
    ({ status }) => status === 200,
  );
  return { id, startsAt };
}

const redeem = (body: object) =>
  call('POST', '/v1/admin/redemptions', {
    token: seller,
    body: { deviceId, useId: crypto.randomUUID(), ...body },
  });
const qrOf = async (id: string): Promise<string> =>
  (await call('GET', `/v1/bookings/${id}/redeem-code`, { token: guest })).body.qr;
const listOf = (query: Record<string, string>, token = seller) =>
  call('GET', `/v1/admin/door-list?${new URLSearchParams(query)}`, { token });

describe('at the door of a service', () => {
  it('warns who is too early or of another day, and admits with a reason, once', async () => {
    const zone = zoneOfMorning();
    const service = await offer(zone);
    const { serviceId } = service;
    const [soon, later, tomorrow] = [
      await bookedAt(service, startIn(60_000)),
      await bookedAt(service, startIn(3 * hour)),
      await bookedAt(service, startIn(24 * hour)),
    ];
    const early = { code: await qrOf(later.id), serviceId };
    expect(await redeem(early)).toMatchObject({
      status: 200,
      body: {
        ...{ outcome: 'check_first', warnings: ['too_early'] },
        booking: { slot: { serviceId, startsAt: later.startsAt, timeZone: zone } },
      },
    });
    const wrong = { code: await qrOf(tomorrow.id), serviceId };
    expect(await redeem(wrong)).toMatchObject({ status: 200, body: { warnings: ['wrong_day'] } });
    const admitted = await redeem({ ...wrong, override: { reason: 'The teacher is here today.' } });
    expect(admitted).toMatchObject({ status: 201, body: { warnings: ['wrong_day'] } });
    expect(await redeem(wrong)).toMatchObject({ status: 200, body: { outcome: 'used_up' } });
    const fine = await redeem({ code: await qrOf(soon.id), serviceId });
    expect(fine).toMatchObject({ status: 201, body: { admitted: true } });
    expect(fine.body).not.toHaveProperty('warnings');
    const elsewhere = await redeem({ bookingId: later.id, serviceId: 'svc_00000000' });
    expect(elsewhere.body.warnings).toEqual(['other_deal', 'too_early']);
  });

  it('lists the bookings of a day, page by page, to its seller only', async () => {
    const zone = zoneOfMorning();
    const service = await offer(zone, 4);
    const { serviceId, resourceId } = service;
    const [soon, later, next] = [startIn(60_000), startIn(3 * hour), startIn(24 * hour)];
    const today = [
      await bookedAt(service, soon),
      await bookedAt(service, soon),
      await bookedAt(service, later),
    ].map(({ id }) => id);
    const tomorrow = await bookedAt(service, next);
    const dateOf = (startsAt: string) => dateIn(zone, Date.parse(startsAt));
    const date = dateOf(soon);
    const { status, body } = await listOf({ serviceId });
    expect(status).toBe(200);
    expect(body).toMatchObject({ serviceId, date, quantityTotal: 8, nextCursor: null });
    const idsOf = ({ items }: typeof body): string[] =>
      items.map(({ bookingId }: { bookingId: string }) => bookingId);
    expect(idsOf(body).toSorted()).toEqual(today.toSorted());
    expect(body.items[0]).toMatchObject({ slot: { startsAt: soon }, status: 'confirmed' });
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await listOf({ serviceId, date, resourceId, limit: '1', ...(cursor && { cursor }) });
      expect(page.status).toBe(200);
      ids.push(...idsOf(page.body));
      cursor = page.body.nextCursor;
    }
    expect(ids.toSorted()).toEqual(today.toSorted());
    const named = await listOf({ serviceId, date: dateOf(next), names: 'true' });
    expect(named.body.items).toMatchObject([{ bookingId: tomorrow.id }]);
    const support = await listOf({ serviceId }, await tokenOf('support'));
    expect(support.status).toBe(200);
  });

  it('refuses what names no door', async () => {
    const { serviceId, resourceId } = await offer('Europe/Berlin');
    const wrong = [
      {},
      { serviceId, dealId: 'deal_5v8q2m7r4t9w3x6z' },
      { dealId: 'deal_5v8q2m7r4t9w3x6z', date: '2026-12-24' },
      { serviceId, date: '2026-02-30' },
      { serviceId, resourceId: 'res_0000000000000000' },
      { serviceId, cursor: 'e30' },
    ];
    for (const query of wrong)
      expect(await listOf(query as Record<string, string>)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    expect((await listOf({ serviceId: 'svc_00000000' })).status).toBe(404);
    expect((await listOf({ serviceId, resourceId })).body).toMatchObject({ items: [], nextCursor: null });
    const both = { bookingId: `bkg_${'0'.repeat(48)}`, dealId: 'deal_5v8q2m7r4t9w3x6z', serviceId };
    expect(await redeem(both)).toMatchObject({ status: 400 });
  });
});
