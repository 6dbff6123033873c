import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  makeBookingId,
  type NewBookingId,
  parseBookingId,
  provesOwner,
} from '../../../lib/bookings/booking-id.ts';
import { packOrders, unpackOrders } from '../../../lib/bookings/claims.ts';
import { type BookingId, bookingId } from '../../../lib/contract/ids.ts';
import { decodeBase32, encodeBase32, idFrom } from '../../../lib/platform/ids.ts';
import { keyOfStock, kindOfStock, stockIdOf, stockOfDeal } from '../../../lib/stock/stock-id.ts';

const key = Buffer.from('secret');
const stockId = stockOfDeal(idFrom('deal', 'd'));
const order = {
  buyerId: idFrom('gst', 'me'),
  idempotencyKey: 'k1',
  units: [{ stockId, quantity: 3 }] as const,
};

describe('a booking id', () => {
  it('is the same for the same buyer, key and body, and matches the contract', () => {
    expect(makeBookingId(key, order)).toBe(makeBookingId(key, order));
    expect(bookingId.safeParse(makeBookingId(key, order)).success).toBe(true);
  });

  it('says its stock and quantity', () => {
    expect(parseBookingId(makeBookingId(key, order))).toMatchObject({ stockId, quantity: 3, ordinal: 0 });
  });

  it('keeps its identity when the same key comes with another body', () => {
    const first = parseBookingId(makeBookingId(key, order));
    const other = makeBookingId(key, { ...order, units: [{ stockId, quantity: 4 }] });
    expect(parseBookingId(other).identity).toBe(first.identity);
    expect(other).not.toBe(makeBookingId(key, order));
  });

  it('has another identity for another key or buyer', () => {
    const { identity } = parseBookingId(makeBookingId(key, order));
    expect(parseBookingId(makeBookingId(key, { ...order, idempotencyKey: 'k2' })).identity).not.toBe(
      identity,
    );
    expect(parseBookingId(makeBookingId(key, { ...order, buyerId: idFrom('gst', 'you') })).identity).not.toBe(
      identity,
    );
  });

  it('proves its buyer, and nobody else', () => {
    const id = makeBookingId(key, order);
    expect(provesOwner(key, id, order.buyerId)).toBe(true);
    expect(provesOwner(key, id, idFrom('gst', 'you'))).toBe(false);
    expect(provesOwner(Buffer.from('other'), id, order.buyerId)).toBe(false);
  });

  it('proves nothing once any character is changed', () => {
    const id = makeBookingId(key, order);
    for (let at = 'bkg_'.length; at < id.length; at++) {
      const changed = id.slice(0, at) + (id[at] === 'x' ? 'y' : 'x') + id.slice(at + 1);
      expect(provesOwner(key, changed as BookingId, order.buyerId)).toBe(false);
    }
  });
});

describe('an id of a series', () => {
  const nth = (ordinal: number) => makeBookingId(key, { ...order, ordinal });

  it('says its place, and shares the identity, so that their keys are in order and the first has that of an order alone', () => {
    const alone = parseBookingId(makeBookingId(key, order)).identity;
    const series = [1, 2, 3, 10, 127].map((ordinal) => parseBookingId(nth(ordinal)));
    expect(series.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 10, 127]);
    const keys = series.map(({ identity }) => identity);
    expect(keys).toEqual([alone, `${alone}#002`, `${alone}#003`, `${alone}#010`, `${alone}#127`]);
    expect(keys.toSorted()).toEqual(keys);
  });

  it('is another for each place, and none is that of an order alone', () => {
    expect(new Set([makeBookingId(key, order), nth(1), nth(2)]).size).toBe(3);
  });

  it('has room for no more than an intent', () => {
    for (const ordinal of [128, -1, 1.5, Number.NaN]) expect(() => nth(ordinal)).toThrow(RangeError);
  });
});

describe('an id of an order for several stocks', () => {
  const units = [
    { stockId, quantity: 1 },
    { stockId: stockIdOf('slot', keyOfStock(stockId)), quantity: 2 },
  ] as const;
  const idOf = (list: NewBookingId['units']) => makeBookingId(key, { ...order, units: list });

  it('stands for the list, in whatever order it is', () => {
    const [room, guide] = units;
    expect(idOf([guide, room])).toBe(idOf(units));
    const { stockId: set, quantity } = parseBookingId(idOf(units));
    expect([kindOfStock(set), quantity]).toEqual(['several', 3]);
    expect(bookingId.safeParse(idOf(units)).success).toBe(true);
  });

  it('is another for another list, stock, kind or share of the units', () => {
    const [room, guide] = units;
    const others = [
      [room],
      [guide],
      [room, { ...guide, quantity: 3 }],
      [
        { ...room, quantity: 2 },
        { ...guide, quantity: 1 },
      ],
      [room, { ...guide, stockId: stockIdOf('reward', keyOfStock(stockId)) }],
    ] as const;
    expect(new Set([units, ...others].map((list) => idOf(list))).size).toBe(6);
  });
});

describe('base32', () => {
  it('reads back every sequence of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('an intent', () => {
  it('finds every order again from nineteen bytes each', () => {
    const orders = ['gst', 'cus'].flatMap((kind) =>
      [1, 2, 3].map((n) => {
        const buyerId = idFrom(kind as 'gst', String(n));
        return { buyerId, id: makeBookingId(key, { ...order, buyerId, ordinal: n === 3 ? 127 : n - 1 }) };
      }),
    );
    const packed = packOrders(orders);
    expect(packed.length).toBe(19 * orders.length);
    expect(unpackOrders(packed)).toEqual(
      orders.map(({ buyerId, id }) => ({ buyerId, identity: parseBookingId(id).identity })),
    );
  });
});
