import { afterAll, expect } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { CancellationPolicy } from '../../lib/contract/cancellation-policy.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { cancelAnyBooking } from '../../lib/refunds/cancel-any-booking.ts';
import { refundPayment } from '../../lib/refunds/refund-payment.ts';
import { handleStripeEvent } from '../../lib/stripe-events/index.ts';
import { acting } from './audit-bed.ts';
import { oversightBed } from './oversight-bed.ts';
import { paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

/** The unit price of everything that these tests sell. */
export const price = 1999;
export const half: CancellationPolicy = { refunds: [{ percent: 50 }] };
export const free: CancellationPolicy = { refunds: [{ percent: 100 }] };

export const staff = {
  kind: 'staff',
  id: 'support-1',
  roles: ['support'],
  signedInAt: start,
} as const;

export const code = (expected: string) => expect.objectContaining({ code: expected });

/** Paid bookings, and the ways in which their money goes back, for a whole file of tests. */
export async function refundBed() {
  const bed = await paymentBed();
  afterAll(bed.stop);
  const dealId = await bed.deal(100);
  const guard = await oversightBed(bed.database, bed);

  const recordOf = async ({ id, buyerId }: RecordedBooking) =>
    (await bed.bookings.listByBuyer(buyerId)).find((record) => record.id === id);
  const intentOf = async ({ id }: RecordedBooking) => (await bed.deps.payments.get(id))?.intentId ?? '';
  const books = async (booking: RecordedBooking) => {
    const intentId = await intentOf(booking);
    return bed.double.books().paymentIntents.find(({ id }) => id === intentId);
  };
  /** What the ledger says that an account has of this booking. */
  const balanceOf = async (booking: RecordedBooking, account: string) =>
    (await bed.ledgerOf(booking.id))
      .flatMap(({ lines }) => lines)
      .filter((line) => line.account === account)
      .reduce((sum, { amount }) => sum + amount, 0);

  async function paid(quantity = 1, card?: string): Promise<RecordedBooking> {
    const booking = await bed.held(dealId, quantity);
    const { payment } = await bed.start(booking);
    await bed.pay(payment.intentId ?? '', card);
    await bed.settle(booking);
    return booking;
  }

  const cancel = (booking: RecordedBooking, policy?: CancellationPolicy) =>
    cancelAnyBooking(
      {
        ...bed.deps,
        audit: bed.audit,
        oversight: guard.with(),
        services: { get: async () => undefined },
        deals: {
          get: async () => ({ state: 'live', cancellationPolicy: policy }),
        } as unknown as DealRepository,
      },
      { id: booking.id, buyerId: booking.buyerId },
    );

  const refund = (
    booking: RecordedBooking,
    {
      key = 'key',
      amountMinor,
      returnUnits = false,
    }: { key?: string; amountMinor?: number; returnUnits?: boolean } = {},
    signedInAt = start,
    who: string = staff.id,
  ) =>
    refundPayment(
      { ...bed.deps, audit: bed.audit, oversight: guard.with() },
      {
        bookingId: booking.id,
        idempotencyKey: key,
        amount: amountMinor === undefined ? undefined : { amountMinor, currency: 'EUR' },
        reason: 'The oven broke.',
        returnUnits,
        actor: acting({ ...staff, id: who, signedInAt }, 'refundPayment'),
      },
    );

  /** What the webhooks of Stripe bring, each twice and in any order. */
  const hear = async (booking: RecordedBooking, type: string) => {
    const payment_intent = await intentOf(booking);
    const event = {
      id: `evt_${crypto.randomUUID().replaceAll('-', '')}`,
      type,
      created: start / 1000,
      data: { object: { object: 'thing', payment_intent } },
    };
    await Promise.all([handleStripeEvent(bed.deps, event), handleStripeEvent(bed.deps, event)]);
    await handleStripeEvent(bed.deps, event);
  };

  return { bed, dealId, guard, recordOf, intentOf, books, balanceOf, paid, cancel, refund, hear };
}
