import { describe, expect, it } from 'vitest';
import { begunKey, boughtKey } from '../../../lib/accounts/account-keys.ts';
import { recordedStatuses } from '../../../lib/contract/booking.ts';
import { envelope } from '../../../lib/contract/events/envelope.ts';
import { eventList } from '../../../lib/contract/events.ts';
import { eventsOf } from '../../../lib/outbox/events-of.ts';
import { type PublishedTable, tablesByStream } from '../../../lib/outbox/published-tables.ts';
import type { Item } from '../../../lib/platform/stream.ts';
import { booking, change, deal, price, stock, stored } from '../../stored-items.ts';

/** What changes of one table tell. */
const changesOf = (table: PublishedTable) => {
  const events = (before: Item | undefined, after: Item | undefined) =>
    eventsOf(table, change(before, after));
  return {
    events,
    /** The types alone, after checking that each event is what the contract says. */
    told: (before: Item | undefined, after: Item | undefined): string[] =>
      events(before, after).map((event) => {
        const shape = eventList.find(({ type }) => type === event.type);
        envelope.parse(event);
        expect(shape?.source).toBe(event.source);
        expect(shape?.subject.parse(event.subject)).toBe(event.subject);
        expect(shape?.data.parse(event.data)).toEqual(event.data);
        return event.type;
      }),
  };
};

describe('eventsOf a deal', () => {
  const { events, told } = changesOf('deals');
  it('tells that a draft was made', () => {
    expect(told(undefined, deal({ state: 'draft' }))).toEqual(['deal.created']);
  });

  it.each([
    ['draft', 'scheduled', 'deal.scheduled'],
    ['draft', 'live', 'deal.started'],
    ['scheduled', 'live', 'deal.started'],
    ['live', 'paused', 'deal.paused'],
    ['paused', 'live', 'deal.resumed'],
    ['live', 'ended', 'deal.ended'],
    ['scheduled', 'cancelled', 'deal.cancelled'],
  ])('tells the step from %s to %s', (from, to, event) => {
    expect(told(deal({ state: from }), deal({ state: to, version: 2 }))).toEqual([event]);
  });

  it('tells a change of the text, and nothing of keys and version', () => {
    expect(told(deal(), deal({ title: 'Dinner', version: 2 }))).toEqual(['deal.updated']);
    expect(told(deal(), deal({ listing: 'closed', version: 2 }))).toEqual([]);
  });

  it('tells a new price with the one before it', () => {
    const cheaper = { ...price, amountMinor: 999 };
    const before = deal();
    const after = deal({ price: cheaper });
    expect(told(before, after)).toEqual(['deal.updated', 'deal.price_changed']);
    expect(events(before, after)[1]?.data).toMatchObject({ price: cheaper, previous: { price } });
  });

  it('tells a moved window of a published deal, but not of a draft', () => {
    const moved = { endsAt: '2026-12-26T18:00:00.000Z' };
    expect(told(deal(), deal(moved))).toEqual(['deal.updated', 'deal.rescheduled']);
    expect(told(deal({ state: 'draft' }), deal({ state: 'draft', ...moved }))).toEqual(['deal.updated']);
  });

  it('tells an early end as an end and not as a moved window', () => {
    const ended = deal({ state: 'ended', endsAt: '2026-12-24T19:00:00.000Z' });
    expect(told(deal({ state: 'live' }), ended)).not.toContain('deal.rescheduled');
  });

  it('tells nothing of the price history', () => {
    expect(told(undefined, { pk: 'deal_x', sk: 'price#2026', price })).toEqual([]);
  });
});

describe('eventsOf stock', () => {
  const { told } = changesOf('stock');
  it('tells that the last unit was taken, and that units came back', () => {
    expect(told(stock({ available: 1 }), stock({ available: 0 }))).toEqual(['stock.sold_out']);
    expect(told(stock({ available: 0 }), stock({ available: 3 }))).toEqual(['stock.replenished']);
  });

  it('tells the line of units that came back, and the public only when the line ends', () => {
    const line = { line: 'mark', lineSince: 1, waiting: 2 };
    const free = stock({ available: 3 });
    expect(told(stock({ ...line, available: 0 }), stock({ ...line, available: 3 }))).toEqual([
      'stock.units_freed',
    ]);
    expect(told(stock({ ...line, available: 3 }), stock({ ...line, available: 2 }))).toEqual([]);
    expect(told(free, stock({ ...line, available: 3 }))).toEqual(['stock.sold_out']);
    expect(told(stock({ ...line, available: 3 }), free)).toEqual(['stock.replenished']);
  });

  it('tells nothing while units only move', () => {
    expect(told(stock({ available: 5 }), stock({ available: 4, held: 1 }))).toEqual([]);
  });

  it('tells a new total', () => {
    expect(told(stock({ available: 0, total: 1 }), stock({ available: 9, total: 10 }))).toEqual([
      'stock.total_changed',
      'stock.replenished',
    ]);
  });

  it('tells nothing of the intent of a claim', () => {
    expect(told(undefined, { pk: 'clm_0', dealId: 'deal_0', orders: [] })).toEqual([]);
  });
});

describe('eventsOf a booking', () => {
  const { events, told } = changesOf('bookings');
  it.each(recordedStatuses)('tells that it became %s', (status) => {
    const before = status === 'held' ? undefined : stored(booking({ status: 'held' }));
    expect(told(before, stored(booking({ status, version: 2 })))).toEqual([`booking.${status}`]);
  });

  it('tells nothing when the status stays or the record is forgotten', () => {
    expect(told(stored(booking()), stored(booking({ version: 2 })))).toEqual([]);
    expect(told(stored(booking()), undefined)).toEqual([]);
  });

  it('tells nothing of one that reappears without its buyer, and then tells what becomes of it', () => {
    const kept = booking({ status: 'confirmed', version: 3, buyerErasedAt: 1 });
    expect(told(undefined, stored(kept))).toEqual([]);
    expect(told(stored(kept), stored({ ...kept, status: 'cancelled', version: 4 }))).toEqual([
      'booking.cancelled',
    ]);
  });

  it('tells nothing of a limit', () => {
    expect(told(undefined, { pk: 'gst_0', sk: 'limit#deal_0', booked: 1 })).toEqual([]);
  });

  it('gives a change that is delivered again the same id', () => {
    const again = () => events(undefined, stored(booking()))[0]?.id;
    expect(again()).toBe(again());
  });
});

describe('eventsOf a payment', () => {
  const { events, told } = changesOf('payments');
  const payment = (changed: Item = {}): Item => ({
    pk: booking().id,
    sk: 'payment',
    id: booking().id,
    buyerId: booking().buyerId,
    lines: [{ id: '1', kind: 'booking', subject: booking().id, amount: price }],
    status: 'capturing',
    attempt: 1,
    tries: 0,
    declines: 0,
    version: 3,
    email: 'mara@example.com',
    clientSecret: 'pi_1_secret_2',
    updatedAt: Date.parse('2026-12-24T18:00:00.000Z'),
    ...changed,
  });
  const refund = (status: string) => ({ r1: { id: 'r1', amountMinor: 5, reason: 'x', status } });
  const captured = payment({ status: 'captured' });

  it('tells that money was taken, or that none was', () => {
    expect(told(payment(), captured)).toEqual(['payment.captured']);
    expect(told(payment(), payment({ status: 'voided' }))).toEqual(['payment.voided']);
    expect(told(undefined, payment({ status: 'creating' }))).toEqual([]);
    expect(told(captured, payment({ status: 'captured', version: 9 }))).toEqual([]);
  });

  it('tells a refund when Stripe has it, and again when it fails', () => {
    const asked = { ...captured, refunds: refund('requested') };
    const sent = { ...captured, refunds: refund('sent') };
    expect(told(captured, asked)).toEqual([]);
    expect(told(asked, sent)).toEqual(['payment.refunded']);
    expect(told(sent, { ...captured, refunds: refund('failed') })).toEqual(['payment.refund_failed']);
  });

  it('tells two refunds of one change apart', () => {
    const two = { ...captured, refunds: { ...refund('sent'), r2: { ...refund('sent').r1, id: 'r2' } } };
    expect(events(captured, two).map(({ id }) => id)).toEqual([
      'e1.payment.refunded',
      'e1.payment.refunded.1',
    ]);
  });

  it('tells a dispute and each new status of it', () => {
    const facts = { id: 'd1', amountMinor: 5, reason: 'fraudulent', withdrawnMinor: 0, reinstatedMinor: 0 };
    const dispute = (status: string) => ({ ...captured, disputes: { d1: { ...facts, status } } });
    expect(told(captured, dispute('needs_response'))).toEqual(['payment.disputed']);
    expect(told(dispute('needs_response'), dispute('needs_response'))).toEqual([]);
    expect(told(dispute('needs_response'), dispute('won'))).toEqual(['payment.disputed']);
  });

  it('tells nothing of the buyer', () => {
    const all = events(payment(), { ...captured, refunds: refund('sent') });
    expect(all).toHaveLength(2);
    expect(JSON.stringify(all)).not.toMatch(/mara|secret|gst_|cus_/);
  });

  it('tells nothing of other items of its table', () => {
    expect(told(undefined, { pk: 'report#2026-12-24', sk: 'ledger', day: '2026-12-24' })).toEqual([]);
  });
});

describe('eventsOf an account', () => {
  const { events, told } = changesOf('accounts');
  const privacy = changesOf('privacy');
  const pk = 'cus_0000000000000001';
  const bookingId = `bkg_${'0'.repeat(48)}` as const;
  const at = '2026-12-24T18:00:00.000Z';
  const profile = (changed: Item = {}): Item => ({
    pk,
    sk: 'profile',
    id: pk,
    name: 'Mara Lind',
    phone: '+4930123456',
    consents: [],
    version: 1,
    updatedAt: at,
    ...changed,
  });
  const preferences: Item = {
    pk,
    sk: 'preferences',
    categories: ['wellness'],
    cities: [],
    radiusKm: 5,
    version: 1,
  };
  const consent: Item = {
    pk,
    sk: `consent#${at}#2#email#marketing`,
    channel: 'email',
    topic: 'marketing',
    granted: true,
    wording: 'Mara said yes',
    at,
  };
  const linked: Item = {
    ...boughtKey(pk, bookingId),
    bookingId,
    guestId: 'gst_0000000000000001',
    orderedAt: 1,
  };
  const tombstone = { pk, sk: 'deletion', customerId: pk, requestedAt: 1 };
  const erased = { ...tombstone, erasedAt: Date.parse(at) };

  it('tells which fields of a profile changed, and nothing when none did', () => {
    const dataOf = (before: Item | undefined, after: Item) => {
      told(before, after);
      return events(before, after).map(({ data }) => data);
    };
    expect(dataOf(undefined, profile())).toEqual([{ customerId: pk, version: 1, fields: ['name', 'phone'] }]);
    expect(dataOf(profile(), profile({ phone: undefined, version: 2 }))).toEqual([
      { customerId: pk, version: 2, fields: ['phone'] },
    ]);
    expect(told(profile(), profile({ consents: [consent], version: 2 }))).toEqual([]);
  });

  it('tells other preferences, each consent, and each booking of a guest once', () => {
    expect(told(undefined, preferences)).toEqual(['account.preferences_changed']);
    expect(told(undefined, consent)).toEqual(['account.consent_changed']);
    expect(told(undefined, linked)).toEqual(['account.guest_linked']);
    expect(told(linked, { ...linked, orderedAt: 2 })).toEqual([]);
    expect(events(undefined, linked)[0]?.data).toEqual({
      customerId: pk,
      guestId: 'gst_0000000000000001',
      bookingId,
    });
  });

  it('tells that somebody was forgotten when it is done, once, and nothing of what is removed', () => {
    expect(privacy.told({ ...tombstone, subject: 'sub' }, erased)).toEqual(['account.deleted']);
    expect(privacy.told(undefined, { ...tombstone, subject: 'sub' })).toEqual([]);
    expect(privacy.told(erased, { ...erased, erasedAt: 5 })).toEqual([]);
    expect(privacy.told(erased, undefined)).toEqual([]);
    for (const gone of [profile(), preferences, consent, linked]) expect(told(gone, undefined)).toEqual([]);
  });

  it('tells nothing about the person', () => {
    const all = [
      ...events(undefined, profile()),
      ...events(profile(), profile({ name: 'Mara Berg', locale: 'sv-SE', version: 2 })),
      ...events(undefined, preferences),
      ...events(undefined, consent),
      ...privacy.events({ ...tombstone, subject: 'f3b1-sub' }, erased),
    ];
    expect(all).toHaveLength(5);
    expect(JSON.stringify(all)).not.toMatch(/Mara|4930|sv-SE|wellness|f3b1/);
  });

  it('tells nothing of saved deals, checkouts of guests, and exports', () => {
    for (const other of [
      { pk, sk: 'saved', savedDeals: 1 },
      { pk, sk: 'saved#deal_0', dealId: 'deal_0' },
      { ...begunKey(pk, bookingId), guestId: 'gst_0' },
    ])
      expect(told(undefined, other)).toEqual([]);
    const exported = { pk, sk: 'export#exp_0', customerId: pk, readyAt: 1, erasedAt: 1 };
    expect(privacy.told(undefined, exported)).toEqual([]);
  });
});

describe('eventsOf', () => {
  it('goes by the table alone: what looks like a stock is none among the payments', () => {
    const cart = { pk: 'car_0', total: 3, available: 0 };
    expect(eventsOf('payments', change({ ...cart, available: 1 }, cart))).toEqual([]);
    expect(() => eventsOf('stock', change({ ...cart, available: 1 }, cart))).toThrow();
  });
});

describe('tablesByStream', () => {
  const arnOf = (table: string) =>
    `arn:aws:dynamodb:eu-central-1:0:table/${table}/stream/2026-12-24T18:00:00.000`;

  it('finds the table of a stream by its whole name', () => {
    const tableOf = tablesByStream('dev');
    expect(tableOf(arnOf('stampede-dev-bookings'))).toBe('bookings');
    for (const other of [
      'stampede-dev-deal-bookings',
      'stampede-prod-bookings',
      'bookings',
      'stampede-dev-ledger',
    ])
      expect(() => tableOf(arnOf(other)), other).toThrow('No events are made of');
    expect(() => tableOf(undefined)).toThrow('without its stream');
  });
});
