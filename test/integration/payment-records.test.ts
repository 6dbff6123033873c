import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { ledgerEntry } from '../../lib/ledger/ledger.ts';
import { amountOf } from '../../lib/payments/decide-amount.ts';
import type { PaymentRecord } from '../../lib/payments/payment.ts';
import { linesOf } from '../../lib/payments/payment-lines.ts';
import { duePlace } from '../../lib/payments/payment-writes.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

/** What the writes of a payment hold by themselves, when somebody acts on what is no longer so. */
let bed: PaymentBed;
let dealId: DealId;
beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
});
afterAll(() => bed.stop());

async function begun(changed: Partial<PaymentRecord> = {}) {
  const { id, buyerId } = await bed.held(dealId);
  const booking = (await bed.bookings.get(buyerId, parseBookingId(id).identity)) as BookingRecord;
  const payment: PaymentRecord = {
    ...{ id, buyerId, lines: linesOf(booking) },
    ...{ status: 'open', attempt: 1, tries: 0, declines: 0 },
    ...{ createdAt: start, updatedAt: start, version: 1 },
    ...changed,
  };
  expect(await bed.deps.payments.begin(payment)).toBe('done');
  return { booking, payment };
}
const entryOf = (payment: PaymentRecord, id: string) =>
  ledgerEntry('capture', { subject: payment.id, id, amount: amountOf(payment), at: start });

describe('a payment', () => {
  it('is one of its booking: another is not begun over it', async () => {
    const { payment } = await begun();
    expect(await bed.deps.payments.begin({ ...payment, attempt: 2 })).toBe('changed');
    expect(await bed.deps.payments.get(payment.id)).toEqual(payment);
  });

  it('takes one step of two that know it as it was, and with it goes one entry', async () => {
    const { payment } = await begun();
    const step = (id: string) =>
      bed.deps.payments.take({
        payment: { ...payment, version: 2, intentId: id },
        entry: entryOf(payment, id),
      });
    expect([await step('pi_1'), await step('pi_2')]).toEqual(['done', 'changed']);
    expect(await bed.deps.payments.get(payment.id)).toMatchObject({ intentId: 'pi_1' });
    expect(await bed.ledgerOf(payment.id)).toMatchObject([{ entry: 'capture#pi_1' }]);
  });

  it('enters what happened to money once, whichever version of it asks', async () => {
    const { payment } = await begun();
    const first = entryOf(payment, 'pi_1');
    await bed.deps.payments.take({ payment: { ...payment, version: 2 }, entry: first });
    const again = { ...first, at: start + 1 };
    expect(await bed.deps.payments.take({ payment: { ...payment, version: 3 }, entry: again })).toBe(
      'changed',
    );
    expect(await bed.ledgerOf(payment.id)).toMatchObject([{ at: start }]);
    expect(await bed.deps.payments.get(payment.id)).toMatchObject({ version: 2 });
  });

  it('does not move with a booking that was changed meanwhile', async () => {
    const { booking, payment } = await begun();
    const { release } = bed.bookings;
    expect(await release([booking], { to: 'cancelled', now: start })).toEqual({ kind: 'released' });
    const step = {
      payment: { ...payment, version: 2 },
      booking: { from: booking, change: { to: 'confirmed' as const, now: start } },
      entry: entryOf(payment, 'pi_1'),
    };
    expect(await bed.deps.payments.confirm(step)).toBe('changed');
    expect(await bed.ledgerOf(payment.id)).toEqual([]);
  });

  it('counts a refused card once, however often Stripe tells of it', async () => {
    const { payment } = await begun();
    const tell = (version: number) =>
      bed.deps.payments.markSeen('evt_1', start, { ...payment, declines: version - 1, version });
    expect([await tell(2), await tell(3)]).toEqual(['done', 'changed']);
    expect(await bed.deps.payments.get(payment.id)).toMatchObject({ declines: 1 });
  });

  it('that is overdue is put off by one who looks after it, and not once somebody has moved it', async () => {
    const { payment } = await begun({ dueAt: start });
    const id = payment.id;
    const putOff = (due: number, until: number) =>
      bed.deps.payments.postpone(id, { due: duePlace(due, id), until });
    expect([await putOff(start, start + 1), await putOff(start, start + 2)]).toEqual([true, false]);
    await bed.deps.payments.take({ payment: { ...payment, dueAt: start + 9, version: 2 } });
    expect(await putOff(start + 1, start + 3)).toBe(false);
  });
});
