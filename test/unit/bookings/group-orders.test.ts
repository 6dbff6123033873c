import { describe, expect, it } from 'vitest';
import { groupOrders } from '../../../lib/bookings/group-orders.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { newBuyer, orderOf, start } from '../../integration/sale-bed.ts';

const deal = stockOfDeal('deal_0000000000000001');
const other = stockOfDeal('deal_0000000000000002');

describe('groupOrders', () => {
  it('puts orders in the order of their arrival, by stock', () => {
    const [late, early] = [
      orderOf(deal, { acceptedAt: start + 2 }),
      orderOf(deal, { acceptedAt: start + 1 }),
    ];
    const elsewhere = orderOf(other);
    const groups = groupOrders([late, elsewhere, early]);
    expect(groups.get(deal)).toEqual([early, late]);
    expect(groups.get(other)).toEqual([elsewhere]);
  });

  it('keeps a repeated order once', () => {
    const order = orderOf(deal);
    expect(groupOrders([order, order]).get(deal)).toEqual([order]);
  });

  it('gives a key to the first order that came with it', () => {
    const buyerId = newBuyer();
    const second = orderOf(deal, { buyerId, quantity: 2, acceptedAt: start + 1 });
    const third = orderOf(other, { buyerId, acceptedAt: start + 2 });
    const first = orderOf(deal, { buyerId });
    expect([...groupOrders([third, second, first]).values()].flat()).toEqual([first]);
  });
});
