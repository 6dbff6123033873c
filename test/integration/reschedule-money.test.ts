import { afterAll, describe, expect, it } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import { cancelAnyBooking } from '../../lib/refunds/cancel-any-booking.ts';
import { rescheduleBooking } from '../../lib/slots/change-booking-slot.ts';
import { moveRepository } from '../../lib/slots/move-repository.ts';
import { acting } from './audit-bed.ts';
import { oversightBed } from './oversight-bed.ts';
import { paymentBed } from './payment-bed.ts';
import { bookingIdKey } from './sale-bed.ts';
import { minutes, nine, slotBed } from './slot-bed.ts';

const bed = await paymentBed();
afterAll(bed.stop);
const slots = await slotBed(bed);
const guard = await oversightBed(bed.database, bed);
const services = { get: async (id: string) => slots.slots.service(id) };
const deps = {
  ...slots.opening,
  ...{ services, bookings: bed.bookings, payments: bed.deps.payments, queue: bed.deps.queue },
  moves: moveRepository(bed.dynamo, { ...bed.tables, calendars: slots.calendarsTable }),
  ...{ audit: bed.audit, bookingIdKey },
};
const cancelling = { ...bed.deps, services, audit: bed.audit, oversight: guard.with() };
const never = { get: () => Promise.reject(new Error('No deal is asked for')) };
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

async function paid() {
  const resourceId = await slots.resource();
  const cut = await slots.service([[resourceId]], {
    rescheduleMinutesBefore: 60,
    cancellationPolicy: { refunds: [{ percent: 50, minutesBefore: 1_440 }] },
  });
  const booking = (await slots.order(cut, nine)).booking as RecordedBooking;
  const { payment } = await bed.start(booking);
  await bed.pay(payment.intentId ?? '');
  await bed.settle(booking);
  return { cut, booking };
}
const refundsOf = async ({ id }: RecordedBooking) =>
  Object.values((await bed.deps.payments.get(id))?.refunds ?? {})
    .sort((a, b) => a.amountMinor - b.amountMinor)
    .map(({ amountMinor, status }) => [amountMinor, status]);

describe('a paid booking of a slot', () => {
  it('gets the difference back once when it moves to a cheaper slot, and the rest when staff cancel', async () => {
    const { cut, booking } = await paid();
    slots.change({ ...cut, version: 2, price: eur(1_500) });
    const wish = { id: booking.id, buyerId: booking.buyerId, startsAt: nine + minutes(60) };
    const moved = await rescheduleBooking(deps, wish);
    expect(moved).toMatchObject({
      status: 'confirmed',
      payment: { status: 'partially_refunded', refunded: eur(499) },
    });
    await rescheduleBooking(deps, wish);
    await bed.settle(booking);
    expect(await refundsOf(booking)).toEqual([[499, 'sent']]);
    const actor = acting(
      { kind: 'staff', id: 'support-1', roles: ['support'], signedInAt: bed.clock.now() },
      'cancelBooking',
    );
    const request = { id: booking.id, buyerId: booking.buyerId };
    await cancelAnyBooking({ ...cancelling, deals: never }, { ...request, actor });
    await bed.settle(booking);
    expect(await refundsOf(booking)).toEqual([
      [499, 'sent'],
      [1_500, 'sent'],
    ]);
  });

  it('is refunded by the policy of its service, by the start of the slot that it is in', async () => {
    const { booking } = await paid();
    const request = { id: booking.id, buyerId: booking.buyerId };
    bed.setTime(nine - minutes(1_440) - 1);
    await cancelAnyBooking({ ...cancelling, deals: never }, request);
    expect(await refundsOf(booking)).toEqual([[1_000, 'requested']]);
    bed.setTime(nine - minutes(11 * 1_440));
    const other = await paid();
    bed.setTime(nine - minutes(1_440));
    await expect(
      cancelAnyBooking(
        { ...cancelling, deals: never },
        { id: other.booking.id, buyerId: other.booking.buyerId },
      ),
    ).rejects.toMatchObject({ code: 'invalid_state' });
    await rescheduleBooking(deps, {
      id: other.booking.id,
      buyerId: other.booking.buyerId,
      startsAt: nine + minutes(60),
    });
    expect(
      (
        await cancelAnyBooking(
          { ...cancelling, deals: never },
          { id: other.booking.id, buyerId: other.booking.buyerId },
        )
      ).status,
    ).toBe('cancelled');
  });
});
