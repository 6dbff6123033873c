import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bySystem } from '../../lib/approvals/permit.ts';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { cancelAnyBooking } from '../../lib/refunds/cancel-any-booking.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
beforeAll(async () => {
  bed = await paymentBed();
});
afterEach(() => bed.setTime(start));
afterAll(() => bed.stop());

const late = start + 20 * 60_000;

/** What staff do to the limit of a deal while it sells. */
const setLimit = (dealId: DealId, limit: number | undefined) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression:
        limit === undefined
          ? 'REMOVE perCustomerLimit, limitEra'
          : 'SET perCustomerLimit = :limit, limitEra = if_not_exists(limitEra, :era)',
      ...(limit !== undefined && { ExpressionAttributeValues: { ':limit': limit, ':era': 2 } }),
    }),
  );
const recordOf = ({ id, buyerId }: RecordedBooking) => bed.bookings.get(buyerId, parseBookingId(id).identity);
const cancel = ({ id, buyerId }: RecordedBooking) =>
  cancelAnyBooking(
    {
      ...bed.deps,
      audit: bed.audit,
      oversight: bySystem,
      services: { get: async () => undefined },
      deals: {
        get: async () => ({ state: 'live', cancellationPolicy: { refunds: [{ percent: 100 }] } }),
      } as unknown as DealRepository,
    },
    { id, buyerId },
  );

/** A hold that lapsed while its buyer was paying, and is paid for after the limit was changed. */
async function paidLate(before: number | undefined, after: number | undefined): Promise<RecordedBooking> {
  const dealId = await bed.deal(10, before === undefined ? {} : { perCustomerLimit: before });
  const booking = await bed.held(dealId);
  const { payment } = await bed.start(booking);
  bed.setTime(late);
  await bed.lapse(booking);
  await setLimit(dealId, after);
  await bed.pay(payment.intentId ?? '');
  await bed.settle(booking);
  expect(await recordOf(booking)).toMatchObject({ status: 'confirmed' });
  return booking;
}

describe('a payment that comes after its hold, when the limit has changed', () => {
  it.each([
    ['is lifted', 2, undefined],
    ['is set', undefined, 2],
    ['is raised', 1, 2],
  ])('can be given back when the limit %s', async (_, before, after) => {
    const booking = await paidLate(before, after);
    expect(await cancel(booking)).toMatchObject({ status: 'cancelled' });
    await bed.settle(booking);
    expect(await bed.stockOf(booking.dealId as DealId)).toMatchObject({ available: 10, sold: 0, held: 0 });
    expect((await recordOf(booking))?.payment).toMatchObject({ status: 'refunded' });
  });
});
