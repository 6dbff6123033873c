import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { BookingId, BuyerId, DealId } from '../../../lib/contract/ids.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import type { Sale } from '../../bench/rush/hostile-buyers/evidence.ts';
import type { Kind, Person } from '../../bench/rush/hostile-buyers/people.ts';
import { hostileTable, judgedChecks } from '../../bench/rush/hostile-buyers/report.ts';
import { counter } from '../../bench/rush/hostile-buyers/tally.ts';
import { endpointOf, type Turn, waitedTurns } from '../../bench/rush/hostile-buyers/turns.ts';
import { mostUnpaid } from '../../bench/rush/hostile-buyers/unpaid.ts';
import { judgeHostile } from '../../bench/rush/hostile-buyers/verdict.ts';

const opensAt = 1_000_000;
const units = 20;

const person = (number: number, kind: Kind, deviceId = `device-${number}`): Person => ({
  ...{ kind, deviceId, buyerId: `gst_${number}`, token: `token-${number}`, address: `203.0.113.${number}` },
});

const bookingOf = (number: number, more: Partial<BookingRecord> = {}): BookingRecord => ({
  id: `bkg_${number}` as BookingId,
  buyerId: `gst_${number}` as BuyerId,
  stockId: stockOfDeal('deal_1' as DealId),
  quantity: 1,
  unitPrice: { amountMinor: 1_999, currency: 'EUR' },
  total: { amountMinor: 1_999, currency: 'EUR' },
  status: 'confirmed',
  holdExpiresAt: opensAt + 600_000,
  createdAt: opensAt + 1_000,
  updatedAt: opensAt + 2_000,
  version: 1,
  ...more,
});

/** Everybody pays, one after the other: the turns of each payment, ten seconds apart from the next. */
const turnsOf = (number: number, waitMs = 0): Turn[] =>
  ['create', 'retrieve', 'capture'].map((endpoint, step) => ({
    ...{ endpoint, bookingId: `bkg_${number}` },
    at: opensAt + number * 10_000 + step * 100 + waitMs,
  }));

const numbers = Array.from({ length: units }, (_, number) => number);
const honest = numbers.map((number) => person(number, 'honest'));
const villain = person(100, 'holders');

const sound: Sale = {
  ...{ units, opensAt, seconds: 1, early: [] },
  rules: { maxUnitsPerOrder: 2, maxUnpaidUnits: 2, callsPerSecond: 20, socketsOfAddress: 2 },
  people: new Map([...honest, villain].map((each) => [each.buyerId, each])),
  bookings: numbers.map((number) => bookingOf(number)),
  visits: numbers.map((number) => ({
    ...{ buyerId: `gst_${number}`, outcome: 'confirmed' as const },
    payments: [
      {
        bookingId: `bkg_${number}`,
        wantsAt: opensAt + number * 10_000,
        paidAt: opensAt + number * 10_000 + 50,
      },
    ],
  })),
  turns: numbers.flatMap((number) => turnsOf(number)),
  attacked: [{ kind: 'holders', says: 'holders', callers: 1, solved: 1, tally: counter() }],
};

const checksOf = (beside: Partial<Sale>, without: Partial<Sale> = {}) =>
  judgeHostile({ without: { ...sound, ...without }, beside: { ...sound, ...beside } });
const red = (beside: Partial<Sale>, without: Partial<Sale> = {}) =>
  checksOf(beside, without).flatMap(({ name, broken }) => (broken.length > 0 ? [name] : []));

/** Turns of others before each payment's own. */
const crowd = (count: number): Turn[] =>
  numbers
    .flatMap((number) => [
      ...Array.from({ length: count }, (_, index) => ({
        ...{ endpoint: 'create', bookingId: `bkg_crowd_${number}_${index}` },
        at: opensAt + number * 10_000 + index,
      })),
      ...turnsOf(number, count),
    ])
    .sort((one, other) => one.at - other.at);

describe('the verdict on a sale beside attackers', () => {
  it('has nothing to say of a sale that attackers did not touch', () => {
    expect(red({})).toEqual([]);
  });

  it('sees honest buyers who got fewer units', () => {
    const left = sound.bookings.map((each, index) =>
      index < 2 ? { ...each, status: 'expired' as const } : each,
    );
    expect(red({ bookings: left })).toEqual([expect.stringMatching(/^honest buyers got at least/)]);
    const one = sound.bookings.map((each, index) =>
      index < 1 ? { ...each, status: 'expired' as const } : each,
    );
    expect(red({ bookings: one })).toEqual([]);
  });

  it('does not count what attackers paid for', () => {
    const theirs = sound.bookings.map((each, index) =>
      index < 2 ? { ...each, buyerId: villain.buyerId as BuyerId } : each,
    );
    expect(red({ bookings: theirs })).toEqual([expect.stringMatching(/^honest buyers got at least/)]);
  });

  it('is not content with a sale in which nobody gets anything', () => {
    expect(red({ bookings: [] }, { bookings: [] })).toContainEqual(
      expect.stringMatching(/^honest buyers got at least/),
    );
  });

  it('sees payments that waited for too many turns of others', () => {
    expect(red({ turns: crowd(61) }, { turns: crowd(30) })).toEqual([
      expect.stringMatching(/^their payments waited/),
    ]);
    expect(red({ turns: crowd(60) }, { turns: crowd(30) })).toEqual([]);
  });

  it('compares with those alone who had a turn without attackers', () => {
    const lapsed = crowd(30).filter(({ bookingId }) => !['bkg_0', 'bkg_1'].includes(bookingId ?? ''));
    expect(red({ turns: crowd(61) }, { turns: lapsed })).toEqual([
      expect.stringMatching(/^their payments waited/),
    ]);
  });

  it('sees a payment that never had a turn', () => {
    const turns = sound.turns.filter(({ bookingId }) => bookingId !== 'bkg_0' && bookingId !== 'bkg_1');
    expect(red({ turns })).toEqual([expect.stringMatching(/^their payments waited/)]);
  });

  it('sees a caller who got more than their share of an endpoint’s turns', () => {
    const looks = (everyMs: number): Turn[] =>
      Array.from({ length: 40 }, (_, index) => ({
        ...{ endpoint: 'retrieve', bookingId: 'bkg_100' },
        at: opensAt + 400_000 + index * everyMs,
      }));
    const bookings = [...sound.bookings, bookingOf(100, { status: 'expired' })];
    expect(red({ bookings, turns: [...sound.turns, ...looks(1_000)] })).toEqual([]);
    expect(red({ bookings, turns: [...sound.turns, ...looks(900)] })).toEqual([
      expect.stringMatching(/^no caller got more than/),
    ]);
  });

  it('sees a booking that was made, or ordered, before the opening', () => {
    const [first, ...others] = sound.bookings as [BookingRecord, ...BookingRecord[]];
    expect(red({ bookings: [{ ...first, createdAt: opensAt - 1 }, ...others] })).toEqual([
      'nobody was served before the opening',
    ]);
    expect(red({ early: [first.id] })).toEqual(['nobody was served before the opening']);
    const rejected = bookingOf(100, { status: 'rejected', quantity: 0 });
    expect(red({ early: [rejected.id], bookings: [...sound.bookings, rejected] })).toEqual([]);
  });

  it('sees a buyer, or a device, that held more unpaid units than the deal allows', () => {
    const held = bookingOf(100, { status: 'expired', quantity: 2, updatedAt: opensAt + 700_000 });
    const more = { ...held, id: 'bkg_101' as BookingId, quantity: 1 };
    const solved = sound.attacked.map((each) => ({ ...each, solved: 5 }));
    expect(red({ bookings: [...sound.bookings, held], attacked: solved })).toEqual([]);
    expect(red({ bookings: [...sound.bookings, held, more], attacked: solved })).toEqual([
      'nobody held more unpaid units than the deal allows',
    ]);
    const twin = person(101, 'holders', villain.deviceId);
    const bookings = [...sound.bookings, held, { ...more, buyerId: twin.buyerId as BuyerId }];
    const people = new Map([...sound.people, [twin.buyerId, twin]]);
    expect(red({ bookings, people, attacked: solved })).toEqual([
      'nobody held more unpaid units than the deal allows',
    ]);
    const later = { ...more, createdAt: opensAt + 600_000, updatedAt: opensAt + 900_000 };
    expect(red({ bookings: [...sound.bookings, held, later], attacked: solved })).toEqual([]);
  });

  it('sees attackers who got units without solving for them', () => {
    const held = (quantity: number) => bookingOf(100, { status: 'expired', quantity });
    const rules = { ...sound.rules, maxUnpaidUnits: 10 };
    expect(red({ rules, bookings: [...sound.bookings, held(2)] })).toEqual([]);
    expect(red({ rules, bookings: [...sound.bookings, held(3)] })).toEqual([
      'no attackers got more units than their solved challenges allow',
    ]);
  });

  it('sees an address that opened more sockets than the stage allows', () => {
    const flood = (sockets: number) => {
      const tally = counter();
      for (let opened = 0; opened < sockets; opened++) tally.note('socket', { status: 101 });
      tally.note('socket', { status: 429 });
      return [
        ...sound.attacked,
        { kind: 'socket_flood' as const, says: 'sockets', callers: 0, solved: 0, tally },
      ];
    };
    expect(red({ attacked: flood(2) })).toEqual([]);
    expect(red({ attacked: flood(3) })).toEqual(['no address had more sockets open than the stage allows']);
  });

  it('sees a buyer without an answer, and units that were not there', () => {
    const visits = [
      { buyerId: 'gst_0', payments: [], outcome: 'unanswered' as const, trouble: 'order: 500' },
    ];
    expect(red({ visits: [...visits, ...sound.visits] })).toEqual(['every honest buyer had an answer']);
    expect(red({ visits: sound.visits }, { visits })).toContain('every honest buyer had an answer');
    expect(red({ units: units - 1 })).toEqual(['nothing was sold that was not there']);
  });

  it('says for people what happened, and what is broken', () => {
    const tally = counter();
    tally.note('order', { status: 403, code: 'challenge_required' });
    const attacked = sound.attacked.map((each) => ({ ...each, tally }));
    expect(hostileTable({ without: sound, beside: { ...sound, attacked } })).toContain(
      '403 challenge_required: 1',
    );
    expect(judgedChecks(checksOf({ units: 1 }))).toContain('BROKEN  nothing was sold that was not there (1)');
  });
});

describe('waitedTurns', () => {
  const payment = { bookingId: 'bkg_1', wantsAt: 10, paidAt: 50 };
  const turn = (endpoint: string, at: number, bookingId = 'bkg_2'): Turn => ({ endpoint, at, bookingId });

  it('counts what others got between the wish and the turn', () => {
    const turns = [
      ...[turn('create', 5), turn('create', 10), turn('retrieve', 20), turn('create', 30, 'bkg_1')],
      ...[
        turn('create', 55),
        turn('capture', 60),
        turn('retrieve', 61, 'bkg_1'),
        turn('capture', 70, 'bkg_1'),
      ],
      turn('capture', 80),
    ];
    expect(waitedTurns(payment, turns)).toBe(2);
  });

  it('is without end for a payment that never had its turn', () => {
    expect(waitedTurns(payment, [turn('create', 20, 'bkg_1')])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('endpointOf', () => {
  it.each([
    ['POST', '/v1/payment_intents', 'create'],
    ['GET', '/v1/payment_intents/pi_1', 'retrieve'],
    ['POST', '/v1/payment_intents/pi_1', 'update'],
    ['POST', '/v1/payment_intents/pi_1/capture', 'capture'],
    ['POST', '/v1/refunds', 'refunds'],
  ])('%s %s is %s', (method, path, endpoint) => {
    expect(endpointOf(method, path)).toBe(endpoint);
  });
});

describe('mostUnpaid', () => {
  it('adds up what is held at the same time, until it is paid, over, or past its time', () => {
    const hold = (from: number, until: number, more: Partial<BookingRecord> = {}) =>
      bookingOf(1, { status: 'expired', quantity: 2, createdAt: from, updatedAt: until, ...more });
    expect(mostUnpaid([hold(0, 10), hold(10, 20)])).toBe(2);
    expect(mostUnpaid([hold(0, 10), hold(9, 20)])).toBe(4);
    expect(mostUnpaid([hold(0, 30, { holdExpiresAt: 8 }), hold(9, 20)])).toBe(2);
    expect(mostUnpaid([hold(0, 5, { status: 'confirmed' }), hold(6, 20)])).toBe(2);
    expect(mostUnpaid([hold(0, 5, { status: 'held', holdExpiresAt: 30 }), hold(6, 20)])).toBe(4);
    expect(mostUnpaid([hold(0, 10, { status: 'rejected' })])).toBe(0);
  });
});
