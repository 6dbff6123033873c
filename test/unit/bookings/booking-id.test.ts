import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBookingId, parseBookingId, provesOwner } from '../../../lib/bookings/booking-id.ts';
import { packOrders, unpackOrders } from '../../../lib/bookings/claims.ts';
import { bookingId } from '../../../lib/contract/ids.ts';
import { decodeBase32, encodeBase32, idFrom } from '../../../lib/platform/ids.ts';

const key = Buffer.from('secret');
const order = {
  buyerId: idFrom('gst', 'me'),
  idempotencyKey: 'k1',
  dealId: idFrom('deal', 'd'),
  quantity: 3,
};

describe('a booking id', () => {
  it('is the same for the same buyer, key and body, and matches the contract', () => {
    expect(makeBookingId(key, order)).toBe(makeBookingId(key, order));
    expect(bookingId.safeParse(makeBookingId(key, order)).success).toBe(true);
  });

  it('says its deal and quantity', () => {
    expect(parseBookingId(makeBookingId(key, order))).toMatchObject({ dealId: order.dealId, quantity: 3 });
  });

  it('keeps its identity when the same key comes with another body', () => {
    const first = parseBookingId(makeBookingId(key, order));
    const other = makeBookingId(key, { ...order, quantity: 4 });
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
      expect(provesOwner(key, changed, order.buyerId)).toBe(false);
    }
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
        return { buyerId, id: makeBookingId(key, { ...order, buyerId }) };
      }),
    );
    const packed = packOrders(orders);
    expect(packed.length).toBe(19 * orders.length);
    expect(unpackOrders(packed)).toEqual(
      orders.map(({ buyerId, id }) => ({ buyerId, identity: parseBookingId(id).identity })),
    );
  });
});
