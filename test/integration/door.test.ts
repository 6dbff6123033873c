import { describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { changed, keyOf } from '../../lib/bookings/booking-writes.ts';
import { giveUpBooking } from '../../lib/bookings/give-up-booking.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import { contactReaderOf } from '../../lib/contacts/repository.ts';
import type { NewRedemption } from '../../lib/contract/door.ts';
import type { BookingId, DealId } from '../../lib/contract/ids.ts';
import { dealBookingKey } from '../../lib/deal-bookings/deal-booking-key.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { codeRepository } from '../../lib/door/code-repository.ts';
import { qrCodeOf } from '../../lib/door/door-code.ts';
import { doorKeyOf, doorKeys } from '../../lib/door/door-keys.ts';
import { getDoorList } from '../../lib/door/get-door-list.ts';
import { getRedeemCode } from '../../lib/door/get-redeem-code.ts';
import { type RedeemDeps, redeemBooking } from '../../lib/door/redeem-booking.ts';
import { redemptionRepository } from '../../lib/door/redemption-repository.ts';
import {
  listDigest,
  lookupDigest,
  normalized,
  type ShortCode,
  shortCodeOf,
} from '../../lib/door/short-code.ts';
import { undoRedemption } from '../../lib/door/undo-redemption.ts';
import { uploadRedemptions } from '../../lib/door/upload-redemptions.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { resourceRepository } from '../../lib/services/resource-repository.ts';
import { serviceRepository } from '../../lib/services/service-repository.ts';
import { calendarRepository } from '../../lib/slots/calendar-repository.ts';
import { deal } from '../stored-items.ts';
import { acting } from './audit-bed.ts';
import { staff } from './deals-bed.ts';
import { bookingIdKey, orderOf, saleBedOfFile, start } from './sale-bed.ts';

const sale = await saleBedOfFile();
const { dynamo, clock, random, bookings, audit, trail, stock } = sale;
const [dealsTable, projection, codesTable, contactsTable] = await Promise.all([
  sale.table('deals'),
  sale.table('dealBookings'),
  sale.table('doorCodes'),
  sale.table('contacts'),
]);
const secret = 'a secret of at least thirty-two characters';
const keys = doorKeys({ clock, read: async () => ({ current: secret, former: [] }) });
const shortCodeKey = await keys.shortCodes();
const dealBookings = dealBookingRepository(dynamo, projection);
const deps = {
  deals: dealRepository(dynamo, dealsTable),
  dealBookings,
  bookings,
  codes: codeRepository(dynamo, codesTable),
  keys,
  redemptions: redemptionRepository(dynamo, sale.bookingsTable),
  audit,
  clock,
  random,
} satisfies RedeemDeps;
const [servicesTable, calendarsTable] = [await sale.table('services'), await sale.table('calendars')];
const listDeps = {
  ...deps,
  ...{ stocks: stock, contacts: contactReaderOf(dynamo, contactsTable) },
  services: serviceRepository(dynamo, servicesTable),
  resources: resourceRepository(dynamo, servicesTable),
  calendars: calendarRepository(dynamo, { calendars: calendarsTable, stock: sale.stockTable }),
};
const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };
const ana = acting(staff('seller', 'ana'), 'redeemBooking');

const refOf = (buyerId: Order['buyerId'], id: BookingId) => [buyerId, parseBookingId(id).identity] as const;

async function dealOf(seller = 'ana', changes: object = {}): Promise<DealId> {
  const id = await sale.deal(100, free);
  const item = deal({ pk: id, id, sellerId: idFrom('slr', seller), state: 'live', ...changes });
  await dynamo.send(new PutCommand({ TableName: dealsTable, Item: item }));
  return id;
}

/** A confirmed booking, which staff see. */
async function confirmed(quantity = 1, dealId?: DealId) {
  const order = orderOf(dealId ?? (await dealOf()), { quantity });
  await settleOrders(sale.settling(), [order]);
  const { id, buyerId } = order;
  const recordOf = async () => {
    const record = await bookings.get(...refOf(buyerId, id));
    if (!record) throw new Error(`There is no ${id}`);
    return record;
  };
  await dealBookings.keep(await recordOf());
  return {
    id,
    buyerId,
    recordOf,
    codeOf: () => getRedeemCode({ ...deps, bookingIdKey }, { bookingId: id, buyerId }),
  };
}

let uses = 0;
const wish = (more: Partial<NewRedemption>): NewRedemption => ({
  deviceId: 'device-1',
  useId: `use-${String(uses++).padStart(8, '0')}`,
  ...more,
});
const redeem = (more: Partial<NewRedemption>, who = ana) =>
  redeemBooking(deps, { ...who, requestId: crypto.randomUUID() }, wish(more));
const undo = (bookingId: BookingId, useId: string) =>
  undoRedemption(deps, acting(staff('seller', 'ana')), {
    ...{ bookingId, useId, deviceId: 'device-1' },
    reason: 'The wrong code.',
  });
const entriesOf = async (id: string) => (await trail.list({ by: 'subject', value: id }, { limit: 20 })).items;

describe('getRedeemCode', () => {
  it('gives the same codes each time, and keeps the short one once', async () => {
    const { id, codeOf } = await confirmed();
    sale.capacity.take();
    const first = await codeOf();
    expect(sale.capacity.take()).toBe(1);
    expect(first).toEqual(await codeOf());
    expect(sale.capacity.take()).toBe(0);
    expect(first).toMatchObject({ bookingId: id, quantity: 1, redeemedQuantity: 0 });
  });

  it('passes over a code that another booking has', async () => {
    const { id, codeOf } = await confirmed();
    const digest = lookupDigest(shortCodeKey, shortCodeOf(shortCodeKey, id, 0));
    const other = (await confirmed()).id;
    expect(await deps.codes.keep(digest, other)).toBe(true);
    expect(await deps.codes.keep(digest, id)).toBe(false);
    const { code } = await codeOf();
    expect(normalized(code)).toBe(shortCodeOf(shortCodeKey, id, 1));
    expect(await redeem({ code })).toMatchObject({ admitted: true, booking: { bookingId: id } });
  });

  it('is refused to others, and before the booking is confirmed', async () => {
    const { id } = await confirmed();
    const others = { bookingId: id, buyerId: orderOf(await dealOf()).buyerId };
    await expect(getRedeemCode({ ...deps, bookingIdKey }, others)).rejects.toMatchObject({
      code: 'not_found',
    });
    const held = orderOf(await sale.deal(1));
    await settleOrders(sale.settling(), [held]);
    const asked = getRedeemCode({ ...deps, bookingIdKey }, { bookingId: held.id, buyerId: held.buyerId });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('redeemBooking', () => {
  it('admits by either code or the id, once, and says who did before', async () => {
    const byQr = await confirmed();
    const { qr } = await byQr.codeOf();
    expect(await redeem({ code: qr, deviceName: 'Door 1' })).toMatchObject({
      ...{ admitted: true, outcome: 'redeemed' },
      booking: { bookingId: byQr.id, status: 'redeemed', redeemedQuantity: 1 },
    });
    expect(await redeem({ code: qr, deviceId: 'device-2' })).toMatchObject({
      ...{ admitted: false, outcome: 'used_up' },
      booking: { uses: [{ deviceId: 'device-1', deviceName: 'Door 1', staffId: 'ana', quantity: 1 }] },
    });
    const byCode = await confirmed();
    const { code } = await byCode.codeOf();
    expect(await redeem({ code: code.toUpperCase() })).toMatchObject({ admitted: true });
    expect(await redeem({ bookingId: byCode.id })).toMatchObject({ outcome: 'used_up' });
    expect(await redeem({ bookingId: (await confirmed()).id })).toMatchObject({ admitted: true });
  });

  it('admits a code once, however many doors scan it at the same moment', async () => {
    const { id, recordOf, codeOf } = await confirmed();
    const { qr } = await codeOf();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => redeem({ code: qr, deviceId: `device-${n}` })),
    );
    expect(answers.filter(({ admitted }) => admitted)).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'used_up')).toHaveLength(11);
    expect((await recordOf()).redemption).toMatchObject({ quantity: 1, uses: [{}] });
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('gives each unit of a party to one use, when parts of it come to several doors at once', async () => {
    const { recordOf, id } = await confirmed(5);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => redeem({ bookingId: id, deviceId: `device-${n}`, quantity: 1 })),
    );
    expect(answers.filter(({ admitted }) => admitted)).toHaveLength(5);
    const { redemption, status } = await recordOf();
    expect([status, redemption?.quantity, redemption?.uses.length]).toEqual(['redeemed', 5, 5]);
  });

  it('finds its first attempt, and writes and audits nothing twice', async () => {
    const { id, recordOf } = await confirmed(4);
    const same = wish({ bookingId: id, quantity: 3 });
    const first = await redeemBooking(deps, ana, same);
    const { version } = await recordOf();
    expect(await redeemBooking(deps, acting(staff('seller', 'ana')), same)).toEqual(first);
    expect((await recordOf()).version).toBe(version);
    expect(await entriesOf(id)).toMatchObject([
      {
        before: { status: 'confirmed', redeemedQuantity: 0 },
        after: { status: 'redeemed', redeemedQuantity: 3, use: { useId: same.useId, quantity: 3 } },
      },
    ]);
  });

  it('costs four write units, and one for each index of the audit', async () => {
    const { id } = await confirmed(2);
    sale.capacity.take();
    await redeem({ bookingId: id, quantity: 2 });
    expect(sale.capacity.take()).toBe(4 + 3);
  });

  it('tells codes apart that are unreadable, mistyped, forged or unknown', async () => {
    const { id } = await confirmed();
    const forged = qrCodeOf(doorKeyOf('the secret of somebody else, of many characters'), id);
    const short = shortCodeOf(shortCodeKey, id, 0);
    const why = async (code: string) => (await redeem({ code })).unknown;
    expect(await why('https://example.com')).toBe('unreadable');
    expect(await why(`${short.slice(0, 9)}${short[9] === '0' ? '1' : '0'}`)).toBe('mistyped');
    expect(await why(forged)).toBe('forged');
    // Its buyer never read it, so nobody can have it.
    expect(await why(short)).toBe('not_found');
    expect((await redeem({ bookingId: id })).admitted).toBe(true);
  });

  it('knows no booking of another seller', async () => {
    const { id, recordOf, codeOf } = await confirmed(1, await dealOf('bea'));
    const { qr, code } = await codeOf();
    for (const named of [{ code: qr }, { code }, { bookingId: id }])
      expect(await redeem(named)).toMatchObject({ outcome: 'unknown', unknown: 'not_found' });
    expect((await recordOf()).status).toBe('confirmed');
    expect(await redeem({ code: qr }, acting(staff('support')))).toMatchObject({ admitted: true });
  });

  it('warns of a booking for another deal, and admits with a reason that the audit keeps', async () => {
    const { id } = await confirmed();
    const elsewhere = { bookingId: id, dealId: await dealOf() };
    expect(await redeem(elsewhere)).toMatchObject({ outcome: 'check_first', warnings: ['other_deal'] });
    const override = { reason: 'The other hall is full.' };
    expect(await redeem({ ...elsewhere, override })).toMatchObject({
      admitted: true,
      warnings: ['other_deal'],
    });
    expect(await entriesOf(id)).toMatchObject([{ after: { warnings: ['other_deal'], ...override } }]);
  });

  it('admits nobody with a cancelled booking, and none of a cancelled deal', async () => {
    const { id, buyerId } = await confirmed();
    await giveUpBooking({ ...sale, bookingIdKey }, { id, buyerId });
    expect(await redeem({ bookingId: id })).toMatchObject({
      outcome: 'not_redeemable',
      booking: { status: 'cancelled', redeemedQuantity: 0 },
    });
    const off = await confirmed(1, await dealOf('ana', { state: 'cancelled' }));
    expect(await redeem({ bookingId: off.id })).toMatchObject({ outcome: 'not_redeemable' });
    expect((await off.recordOf()).status).toBe('confirmed');
  });

  it('leaves a booking that its buyer cancels at the same moment either used or free, never both', async () => {
    const dealId = await dealOf();
    const all = await Promise.all(Array.from({ length: 10 }, () => confirmed(1, dealId)));
    await Promise.all(
      all.flatMap(({ id, buyerId }) => [
        redeem({ bookingId: id }),
        giveUpBooking({ ...sale, bookingIdKey }, { id, buyerId }).catch(() => undefined),
      ]),
    );
    const records = await Promise.all(all.map(({ recordOf }) => recordOf()));
    const used = records.filter(({ status }) => status === 'redeemed').length;
    expect(records.every(({ status }) => status === 'redeemed' || status === 'cancelled')).toBe(true);
    expect(await sale.stockOf(dealId)).toMatchObject({ sold: used, available: 100 - used });
  });

  it('keeps a used booking from being cancelled', async () => {
    const { id, buyerId } = await confirmed(2);
    await redeem({ bookingId: id, quantity: 1 });
    const cancelled = giveUpBooking({ ...sale, bookingIdKey }, { id, buyerId });
    await expect(cancelled).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('undoRedemption', () => {
  it('makes the units usable again, keeps when the booking was confirmed, and the reason', async () => {
    const { id, recordOf } = await confirmed(2);
    const before = await recordOf();
    const { useId } = await redeem({ bookingId: id, quantity: 2 });
    sale.setTime(start + 60_000);
    expect(await undo(id, useId)).toMatchObject({
      ...{ status: 'confirmed', redeemedQuantity: 0 },
      uses: [{ useId, undoneAt: '2026-12-24T18:01:00.000Z' }],
    });
    expect((await recordOf()).confirmedAt).toBe(before.confirmedAt);
    expect(await undo(id, useId)).toMatchObject({ redeemedQuantity: 0 });
    expect(await entriesOf(id)).toMatchObject([{ after: { reason: 'The wrong code.' } }, {}]);
    expect(await redeem({ bookingId: id, useId, quantity: 2 })).toMatchObject({
      admitted: false,
      outcome: 'undone',
    });
    expect(await redeem({ bookingId: id, quantity: 2 })).toMatchObject({ admitted: true });
  });

  it('loses to a refund that comes between its read and its write', async () => {
    const { id, recordOf } = await confirmed();
    const { useId } = await redeem({ bookingId: id });
    let reads = 0;
    const find: typeof bookings.find = async (...asked) => {
      const record = await bookings.find(...asked);
      if (reads++ > 0 || !record || record === 'forgotten') return record;
      const refunded = changed(record, { to: 'refunded', unitsKept: true, now: start });
      await dynamo.send(
        new PutCommand({ TableName: sale.bookingsTable, Item: { ...keyOf(record), ...refunded } }),
      );
      return record;
    };
    const asked = undoRedemption({ ...deps, bookings: { find } }, acting(staff('seller', 'ana')), {
      ...{ bookingId: id, useId, deviceId: 'device-1', reason: 'The wrong code.' },
    });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_state' });
    expect((await recordOf()).status).toBe('refunded');
  });

  it('is refused for a use that is not there', async () => {
    const { id } = await confirmed();
    await expect(undo(id, 'use-unknown')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('uploadRedemptions', () => {
  const upload = (deviceId: string, list: { bookingId: BookingId; useId: string; quantity: number }[]) =>
    uploadRedemptions(deps, acting(staff('seller', 'ana')), {
      deviceId,
      deviceName: `Name of ${deviceId}`,
      uses: list.map((use) => ({ ...use, at: '2026-12-24T17:30:00.000Z' })),
    });

  it('counts a code once that two doors without a network let in, and tells both', async () => {
    const { id, recordOf } = await confirmed(2);
    const [first] = (await upload('device-a', [{ bookingId: id, useId: 'use-of-a', quantity: 2 }])).items;
    expect(first).toMatchObject({ admitted: true, booking: { uses: [{ provisional: true }] } });
    const twice = [{ bookingId: id, useId: 'use-of-b', quantity: 1 }];
    const second = (await upload('device-b', twice)).items;
    expect(second).toMatchObject([
      {
        ...{ admitted: false, outcome: 'used_up' },
        booking: {
          redeemedQuantity: 2,
          uses: [{ useId: 'use-of-a', deviceName: 'Name of device-a', at: '2026-12-24T17:30:00.000Z' }],
          refusedUses: [{ useId: 'use-of-b', deviceId: 'device-b', staffId: 'ana' }],
        },
      },
    ]);
    const { version } = await recordOf();
    expect((await upload('device-b', twice)).items).toMatchObject([{ outcome: 'used_up' }]);
    expect((await recordOf()).version).toBe(version);
  });

  it('decides two uses of one booking in one upload, with an audit entry each', async () => {
    const { id } = await confirmed(3);
    const { items } = await upload('device-a', [
      { bookingId: id, useId: 'use-00001', quantity: 2 },
      { bookingId: id, useId: 'use-00002', quantity: 1 },
      { bookingId: id, useId: 'use-00003', quantity: 1 },
    ]);
    expect(items.map(({ outcome }) => outcome)).toEqual(['redeemed', 'redeemed', 'used_up']);
    expect(await entriesOf(id)).toHaveLength(3);
  });

  it('makes no use of the future', async () => {
    const { id } = await confirmed();
    const { items } = await uploadRedemptions(deps, acting(staff('seller', 'ana')), {
      deviceId: 'device-a',
      uses: [{ bookingId: id, useId: 'use-of-a', quantity: 1, at: '2030-01-01T00:00:00.000Z' }],
    });
    expect(items).toMatchObject([{ booking: { uses: [{ at: '2026-12-24T18:00:00.000Z' }] } }]);
  });
});

describe('getDoorList', () => {
  const list = async (dealId: DealId, { limit = 500, withNames = false } = {}) => {
    const pages = [];
    for (let cursor: string | undefined | null = undefined; cursor !== null; ) {
      const page = await getDoorList(listDeps, acting(staff('seller', 'ana'), 'getDoorList'), {
        ...{ dealId, withNames, limit },
        cursor,
      });
      pages.push(page);
      cursor = page.nextCursor;
    }
    return { first: pages[0], items: pages.flatMap(({ items }) => items), pages: pages.length };
  };

  it('has each bought booking once, page by page, with what finds its code', async () => {
    const dealId = await dealOf();
    const all = await Promise.all(Array.from({ length: 9 }, () => confirmed(1, dealId)));
    const held = orderOf(await sale.deal(1));
    await settleOrders(sale.settling(), [held]);
    await redeem({ bookingId: all[0]?.id as BookingId });
    await dealBookings.keep((await all[0]?.recordOf()) as never);
    const { items, first, pages } = await list(dealId, { limit: 2 });
    expect(pages).toBeGreaterThan(1);
    expect(items.map(({ bookingId }) => bookingId).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(items.filter(({ status }) => status === 'redeemed')).toMatchObject([{ redeemedQuantity: 1 }]);
    expect(first).toMatchObject({
      title: 'Brunch for two',
      quantityTotal: 100,
      keys: [{ id: doorKeyOf(secret).id }],
    });
    for (const { id, codeOf } of all.slice(0, 2)) {
      const digest = listDigest(normalized((await codeOf()).code) as ShortCode);
      expect(items.find(({ codeDigest }) => codeDigest === digest)?.bookingId).toBe(id);
    }
  });

  it('reads names on request only, and the audit knows', async () => {
    const dealId = await dealOf();
    const { id } = await confirmed(1, dealId);
    const item = { ...dealBookingKey(id), bookingId: id, name: 'Mara', keptUntil: start + 1 };
    await dynamo.send(new PutCommand({ TableName: contactsTable, Item: item }));
    expect((await list(dealId)).items[0]).not.toHaveProperty('name');
    expect(await entriesOf(dealId)).toEqual([]);
    expect((await list(dealId, { withNames: true })).items).toMatchObject([{ bookingId: id, name: 'Mara' }]);
    expect(await entriesOf(dealId)).toMatchObject([{ after: { attendees: 1 } }]);
  });

  it('is refused to another seller', async () => {
    await expect(list(await dealOf('bea'))).rejects.toMatchObject({ code: 'not_found' });
  });
});
