import { describe, expectTypeOf, it } from 'vitest';
import type { NewOrder, RecordedBooking } from '../../../lib/contract/booking.ts';
import type { BookingId, BuyerId, CustomerId, DealId, SellerId, StockId } from '../../../lib/contract/ids.ts';
import { newId } from '../../../lib/platform/ids.ts';
import { systemRandom } from '../../../lib/platform/random.ts';

/** `npm run types` is what fails here. */
describe('the type of an id', () => {
  it('is no other’s, and no text whatever', () => {
    expectTypeOf<DealId>().not.toExtend<BookingId>();
    expectTypeOf<BookingId>().not.toExtend<DealId>();
    expectTypeOf<StockId>().not.toExtend<DealId>();
    expectTypeOf<SellerId>().not.toExtend<BuyerId>();
    expectTypeOf<string>().not.toExtend<DealId>();
    expectTypeOf<CustomerId>().toExtend<BuyerId>();
  });

  it('comes with a new id and with a body that was checked', () => {
    expectTypeOf(newId('deal', systemRandom)).toExtend<DealId>();
    expectTypeOf(newId('gst', systemRandom)).toExtend<BuyerId>();
    expectTypeOf(newId('slr', systemRandom)).not.toExtend<DealId>();
    expectTypeOf<NonNullable<NewOrder['dealId']>>().toEqualTypeOf<DealId>();
    expectTypeOf<RecordedBooking['id']>().toEqualTypeOf<BookingId>();
  });
});
