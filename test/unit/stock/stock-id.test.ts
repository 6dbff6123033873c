import { describe, expect, it } from 'vitest';
import { makeBookingId, parseBookingId } from '../../../lib/bookings/booking-id.ts';
import { base32Alphabet, type StockKind, stockId, stockKinds } from '../../../lib/contract/ids.ts';
import {
  dealOfStock,
  findDealOfStock,
  keyOfStock,
  kindOfStock,
  stockIdOf,
  stockOfDeal,
} from '../../../lib/stock/stock-id.ts';

const dealId = 'deal_0123456789abcdef';
const kinds = Object.keys(stockKinds) as StockKind[];

describe('the id of a stock', () => {
  it('of a deal leads to the deal, and back', () => {
    expect(dealOfStock(stockOfDeal(dealId))).toBe(dealId);
    expect(kindOfStock(stockOfDeal(dealId))).toBe('deal');
  });

  it.each(kinds)('says that it is of a %s, also in the id of a booking', (kind) => {
    const id = stockIdOf(kind, keyOfStock(stockOfDeal(dealId)));
    expect(stockId.parse(id)).toBe(id);
    expect(kindOfStock(id)).toBe(kind);
    const booking = makeBookingId(Buffer.from('key'), {
      ...{ buyerId: 'gst_0000000000000001', idempotencyKey: 'key' },
      units: [{ stockId: id, quantity: 100 }],
    });
    expect(parseBookingId(booking)).toMatchObject({ stockId: id, quantity: 100 });
  });

  it('of anything else is no deal', () => {
    for (const kind of kinds.filter((each) => each !== 'deal')) {
      const id = stockIdOf(kind, '0123456789abcdef');
      expect(findDealOfStock(id)).toBeUndefined();
      expect(() => dealOfStock(id)).toThrow(RangeError);
    }
  });

  it('is none with a kind that nobody knows', () => {
    expect(stockId.safeParse('stk_00123456789abcdef').success).toBe(false);
    expect(() => findDealOfStock('stk_00123456789abcdef')).toThrow(RangeError);
  });

  it('has a character of its own for each kind, of those that a booking id can say', () => {
    const characters = Object.values(stockKinds);
    expect(new Set(characters).size).toBe(characters.length);
    for (const character of characters) expect(base32Alphabet).toContain(character);
  });
});
