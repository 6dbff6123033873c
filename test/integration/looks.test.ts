import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { confirmPayment } from '../../lib/payments/confirm-payment.ts';
import { lookMs } from '../../lib/payments/looks.ts';
import { settleOrWait } from '../../lib/payments/settle-or-wait.ts';
import { type PaymentProvider, ProviderError } from '../../lib/stripe/provider.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
});
afterAll(() => bed.stop());

/** The bed's Stripe, and how often it was asked how an intent stands; `busy` while it has no time. */
function watched({ busy = false } = {}) {
  const seen = { looks: 0 };
  const provider: PaymentProvider = {
    ...bed.deps.provider,
    getIntent: async (id) => {
      seen.looks++;
      if (busy) throw new ProviderError('busy', 'Too many');
      return bed.deps.provider.getIntent(id);
    },
  };
  return { seen, deps: { ...bed.deps, provider } };
}
const idsOf = ({ id, buyerId }: RecordedBooking) => ({ bookingId: id, buyerId });
const messagesOf = ({ id }: RecordedBooking) => bed.queued.filter((message) => message.id === id);

async function begun(): Promise<{ booking: RecordedBooking; intentId: string }> {
  const booking = await bed.held(dealId);
  const { payment } = await bed.start(booking);
  return { booking, intentId: payment.intentId ?? '' };
}

describe('the app that asks whether the buyer has paid', () => {
  it('causes one look at Stripe in a few seconds, however often it asks', async () => {
    const { booking } = await begun();
    const { seen, deps } = watched();
    const answers = await Promise.all(Array.from({ length: 40 }, () => confirmPayment(deps, idsOf(booking))));
    expect(seen.looks).toBe(1);
    for (const { booking: answer, askAgainIn } of answers)
      expect([answer.status, askAgainIn]).toEqual(['held', lookMs / 1_000]);
    for (const [later, looks] of [
      [lookMs - 1, 1],
      [lookMs, 2],
      [lookMs + 200, 2],
      [2 * lookMs, 3],
    ] as const) {
      bed.setTime(start + later);
      await confirmPayment(deps, idsOf(booking));
      expect(seen.looks).toBe(looks);
    }
    bed.setTime(start);
  });

  it('hears what a webhook found meanwhile, and then costs Stripe nothing', async () => {
    const { booking, intentId } = await begun();
    const { seen, deps } = watched();
    await confirmPayment(deps, idsOf(booking));
    await bed.pay(intentId);
    expect((await confirmPayment(deps, idsOf(booking))).booking.status).toBe('held');
    // What we hear from Stripe always looks.
    await settleOrWait(deps, booking.id);
    expect(seen.looks).toBe(2);
    const { booking: paid, askAgainIn } = await confirmPayment(deps, idsOf(booking));
    expect([paid.status, askAgainIn, seen.looks]).toEqual(['confirmed', undefined, 2]);
  });

  it('leaves one message while Stripe has no time, and no heap of them', async () => {
    const { booking } = await begun();
    const { deps } = watched({ busy: true });
    for (let second = 0; second < 15; second++)
      for (let request = 0; request < 5; request++) {
        bed.setTime(start + second * 1_000 + request * 200);
        await confirmPayment(deps, idsOf(booking));
      }
    expect(messagesOf(booking)).toEqual([{ id: booking.id, waits: 1 }]);
    bed.setTime(start);
  });
});

describe('a message that waits', () => {
  it('keeps others from being sent, until it has come', async () => {
    const { booking, intentId } = await begun();
    const { deps } = watched({ busy: true });
    await settleOrWait(deps, booking.id);
    await settleOrWait(deps, booking.id);
    expect(messagesOf(booking)).toHaveLength(1);
    // It goes on waiting, as the only one.
    await settleOrWait(deps, booking.id, 1);
    await settleOrWait(deps, booking.id);
    expect(messagesOf(booking).map(({ waits }) => waits)).toEqual([1, 2]);
    // It comes and finds nothing new; whoever finds Stripe busy after that sends another.
    await settleOrWait(bed.deps, booking.id, 2);
    await bed.pay(intentId);
    await settleOrWait(deps, booking.id);
    expect(messagesOf(booking).map(({ waits }) => waits)).toEqual([1, 2, 1]);
  });

  it('and got lost does not keep others from being sent for long', async () => {
    const { booking } = await begun();
    const { deps } = watched({ busy: true });
    await settleOrWait(deps, booking.id);
    bed.setTime(start + 63_000);
    await settleOrWait(deps, booking.id);
    bed.setTime(start);
    expect(messagesOf(booking)).toHaveLength(2);
  });
});
