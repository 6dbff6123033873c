import { expect, it } from 'vitest';
import { type Stock, toStockView } from '../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';

const stock = (claims: Stock['claims']) =>
  ({
    ...{ id: stockOfDeal('deal_0123456789abcdef'), claims },
    ...{ total: 10, available: 5, held: 1, sold: 1 },
  }) as Stock;

it('says how many units are claimed, and since when the oldest claim is open', () => {
  const claims = {
    one: { units: 2, at: Date.UTC(2026, 0, 1, 0, 0, 5) },
    two: { units: 1, at: Date.UTC(2026, 0, 1) },
  };
  expect(toStockView(stock(claims))).toMatchObject({ claimed: 3, oldestClaimAt: '2026-01-01T00:00:00.000Z' });
});

it('has no oldest claim without claims', () => {
  expect(toStockView(stock({}))).not.toHaveProperty('oldestClaimAt');
});
