import { expect, it } from 'vitest';
import { isBookingId, isBuyerId, isDealId } from '../../../../console/src/parts/ids.ts';

it.each([
  ['a deal', isDealId, `deal_${'0'.repeat(16)}`, ['deal_1', 'x', `deal_${'o'.repeat(16)}`]],
  ['a booking', isBookingId, `bkg_${'z'.repeat(48)}`, ['bkg_1', `deal_${'0'.repeat(16)}`]],
  ['a customer', isBuyerId, `cus_${'0'.repeat(16)}`, ['cus_', `slr_${'0'.repeat(16)}`]],
  ['a guest', isBuyerId, `gst_${'0'.repeat(16)}`, [`x gst_${'0'.repeat(16)}`]],
])('An id of %s is told from other texts', (_, isId, id, others) => {
  expect(isId(id)).toBe(true);
  for (const other of others) expect(isId(other), other).toBe(false);
});
