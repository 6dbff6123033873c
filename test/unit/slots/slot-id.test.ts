import { describe, expect, it } from 'vitest';
import { largestNumber, lastStart, parseSlotStock, slotStockId } from '../../../lib/slots/slot-id.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';

const first = Date.UTC(2020, 0, 1);

describe('slotStockId', () => {
  it.each([
    [first, 0],
    [Date.UTC(2026, 11, 24, 18, 35), 7],
    [lastStart, largestNumber],
  ])('names service, start %i and number %i, and they are read from it', (startsAt, number) => {
    const key = { serviceId: 'svc_zx0k9w3q' as const, startsAt, number };
    const id = slotStockId(key);
    expect(id).toMatch(/^stk_szx0k9w3q[0-9a-hjkmnp-tv-z]{8}$/);
    expect(parseSlotStock(id)).toEqual(key);
  });

  it('sorts the slots of a service by their start', () => {
    const ids = [5, 1, 300].map((minutes) =>
      slotStockId({ serviceId: 'svc_zx0k9w3q', startsAt: first + minutes * 60_000, number: 0 }),
    );
    expect([...ids].sort()).toEqual([ids[1], ids[0], ids[2]]);
  });

  it.each([
    [first + 1, 0],
    [first - 60_000, 0],
    [lastStart + 60_000, 0],
    [first, -1],
    [first, largestNumber + 1],
    [Number.NaN, 0],
  ])('refuses a slot at %i with the number %i', (startsAt, number) => {
    expect(() => slotStockId({ serviceId: 'svc_zx0k9w3q', startsAt, number })).toThrow(RangeError);
  });

  it('is not read from the stock of a deal', () => {
    expect(() => parseSlotStock(stockOfDeal('deal_0123456789abcdef'))).toThrow(RangeError);
  });
});
