import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { BuyerId, DealId } from '../../lib/contract/ids.ts';
import { settleOrWait } from '../../lib/payments/settle-or-wait.ts';
import { startPayment } from '../../lib/payments/start-payment.ts';
import { TransactWriteCommand } from '../../lib/platform/documents/commands.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { changeTerms } from '../../lib/stock/stock-writes.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let dealId: DealId;

beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
});
afterAll(() => bed.stop());

const intentOf = async (booking: RecordedBooking): Promise<string> =>
  (await bed.start(booking)).payment.intentId ?? '';

/** What Stripe's own books say of the intent. */
const books = (intentId: string) => bed.double.books().paymentIntents.find(({ id }) => id === intentId);

const recordOf = async ({ id, buyerId }: RecordedBooking) =>
  (await bed.bookings.listByBuyer(buyerId)).find((record) => record.id === id);

/** Something is wrong with each request for this booking's intent, and they are counted. */
function troubled(
  { id }: RecordedBooking,
  trouble: { fault: 'rate_limit' } | { fault: 'hold'; until: Promise<void> },
) {
  let times = 0;
  const end = bed.double.faults.request({
    ...trouble,
    when: ({ path, params }) => {
      const meant = path === '/v1/payment_intents' && JSON.stringify(params).includes(id);
      if (meant) times += 1;
      return meant;
    },
  });
  return { end, times: () => times };
}

/** The unit of everything these tests sell. */
const price = 1999;
const later = async (ms: number, work: () => Promise<void>) => {
  bed.setTime(start + ms);
  await work().finally(() => bed.setTime(start));
};
const hour = 3_600_000;

describe('a payment', () => {
  it('is begun once, however often it is asked for, and begins the time to pay', async () => {
    const booking = await bed.held(dealId);
    bed.setTime(start + 300_000);
    await Promise.all(Array.from({ length: 8 }, () => bed.start(booking)));
    bed.setTime(start);
    const again = await bed.start(booking);
    expect(again.payment.clientSecret).toMatch(/^pi_\w+_secret_\w+$/);
    expect(again.booking).toMatchObject({ holdExpiresAt: start + 900_000, payment: { status: 'ready' } });
    // Stripe sends the receipt: its address is not kept here.
    expect(again.payment).not.toHaveProperty('email');
    const intents = await bed.stripe.paymentIntents.list({ limit: 100 });
    expect(intents.data.filter(({ metadata }) => metadata.bookingId === booking.id)).toMatchObject([
      { receipt_email: 'mara@example.com' },
    ]);
  });

  it('that waits for its turn costs one request and one message, however often its client polls', async () => {
    const booking = await bed.held(dealId);
    const asked = troubled(booking, { fault: 'rate_limit' });
    const [messages, polls] = [bed.queued.length, []] as [number, string[]];
    for (let poll = 0; poll < 10; poll++) {
      bed.setTime(start + poll * 12_000);
      polls.push((await bed.start(booking)).payment.status);
    }
    expect(polls).toEqual(Array(10).fill('creating'));
    expect([asked.times(), bed.queued.slice(messages)]).toEqual([1, [{ id: booking.id, waits: 1 }]]);
    expect(await recordOf(booking)).toMatchObject({ status: 'held', payment: { status: 'preparing' } });
    // While its message goes round, the reconciler does not send another.
    const due = await Array.fromAsync(bed.deps.payments.overdue(start + 120_000));
    expect(due.map(({ bookingId }) => bookingId)).not.toContain(booking.id);
    asked.end();
    await bed.settle(booking);
    expect((await bed.start(booking)).payment).toMatchObject({ status: 'open' });
    bed.setTime(start);
  });

  it('is asked for once by those who ask at the same time, and by the next when that one died', async () => {
    const booking = await bed.held(dealId);
    const { promise, resolve } = Promise.withResolvers<void>();
    const asked = troubled(booking, { fault: 'hold', until: promise });
    const first = bed.start(booking);
    await vi.waitFor(() => expect(asked.times()).toBe(1));
    const others = await Promise.all(Array.from({ length: 9 }, () => bed.start(booking)));
    expect([asked.times(), new Set(others.map(({ payment }) => payment.status))]).toEqual([
      1,
      new Set(['creating']),
    ]);
    resolve();
    expect((await first).payment.status).toBe('open');

    const left = await bed.held(dealId);
    const died = { ...bed.deps.provider, createIntent: () => Promise.reject(new Error('died')) };
    const request = { bookingId: left.id, buyerId: left.buyerId, email: 'mara@example.com' };
    await expect(startPayment({ ...bed.deps, provider: died }, request)).rejects.toThrow('died');
    expect((await bed.start(left)).payment.status).toBe('creating');
    await later(10_000, async () => expect((await bed.start(left)).payment.status).toBe('open'));
  });

  it('confirms the booking, sells the units and enters the money, once, however many hear of it', async () => {
    const booking = await bed.held(dealId, 2);
    const before = await bed.stockOf(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId);
    await Promise.all(Array.from({ length: 6 }, () => bed.settle(booking)));
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    const stock = await bed.stockOf(dealId);
    expect([stock.held - before.held, stock.sold - before.sold]).toEqual([-2, 2]);
    expect(books(intentId)).toMatchObject({ captured: 2 * price, refunded: 0 });
    const [entry, ...others] = await bed.ledgerOf(booking.id);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'capture',
      lines: [
        { account: 'stripe', unit: 'EUR', amount: 2 * price },
        { account: 'sales', unit: 'EUR', amount: -2 * price },
      ],
    });
  });

  it('costs what docs/access-patterns.md says', async () => {
    const booking = await bed.held(dealId);
    bed.capacity.take();
    const intentId = await intentOf(booking);
    const begun = bed.capacity.take();
    await bed.pay(intentId);
    await bed.settle(booking);
    expect({ begun, paid: bed.capacity.take() }).toEqual({ begun: 9, paid: 16 });
  });

  it('is not taken when the card is refused, and can be paid with another', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId, 'pm_card_chargeDeclined');
    expect((await bed.settle(booking))?.booking.status).toBe('held');
    await bed.pay(intentId);
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('that Stripe kept waiting until the hold was over says so, and stays void', async () => {
    const booking = await bed.held(dealId);
    const { promise, resolve } = Promise.withResolvers<void>();
    bed.double.faults.request({
      fault: 'hold',
      until: promise,
      times: 1,
      when: ({ params }) => JSON.stringify(params).includes(booking.id),
    });
    const begun = bed.start(booking).catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await bed.deps.payments.get(booking.id)).toBeDefined());
    await later(hour, async () => {
      await bed.lapse(booking);
      resolve();
      expect(await begun).toMatchObject({ code: 'invalid_state' });
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'expired' });
    expect(await bed.deps.payments.get(booking.id)).toMatchObject({ status: 'voided' });
  });

  it('goes on in the queue when its client cannot wait for the next step', async () => {
    const booking = await bed.held(dealId);
    await bed.pay(await intentOf(booking));
    expect(await settleOrWait({ ...bed.deps, patienceMs: -1 }, booking.id)).toBeUndefined();
    expect(bed.queued).toContainEqual({ id: booking.id, waits: 1 });
    expect(await recordOf(booking)).toMatchObject({ status: 'held', payment: { status: 'capturing' } });
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('that nobody makes is voided once the hold is over', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await later(hour, async () => {
      await bed.lapse(booking);
      await bed.settle(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'expired', payment: { status: 'voided' } });
    expect(books(intentId)).toMatchObject({ status: 'canceled', captured: 0 });
    expect(await bed.pay(intentId)).toBeInstanceOf(Error);
  });

  it('in the midst of 3D Secure is voided once the hold is over', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId, 'pm_card_threeDSecure2Required');
    expect(books(intentId)?.status).toBe('requires_action');
    await later(hour, async () => {
      await bed.lapse(booking);
      await bed.settle(booking);
    });
    expect(books(intentId)?.status).toBe('canceled');
  });

  it('that comes late is honoured while units are left', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await later(hour, async () => {
      await bed.lapse(booking);
      await bed.pay(intentId);
      await bed.settle(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    expect(books(intentId)).toMatchObject({ captured: price });
  });

  it('that comes late is voided when the units are gone', async () => {
    const scarce = await bed.deal(1);
    const booking = await bed.held(scarce);
    const intentId = await intentOf(booking);
    await later(hour - 1, async () => {
      await bed.lapse(booking);
      await bed.held(scarce);
      await bed.pay(intentId);
      await bed.settle(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'expired', payment: { status: 'voided' } });
    expect(books(intentId)).toMatchObject({ status: 'canceled', captured: 0, authorized: 0 });
  });

  it.each([
    ['voided when the limit of that moment leaves no room', 2, 'expired', 'voided'],
    ['honoured when it leaves some', 3, 'confirmed', 'paid'],
  ])('that comes late is %s', async (_, limit, status, payment) => {
    const deal = await bed.deal(10);
    const booking = await bed.held(deal);
    const intentId = await intentOf(booking);
    await later(hour - 1, async () => {
      await bed.lapse(booking);
      const buyer = { kind: 'guest', id: booking.buyerId as BuyerId } as const;
      await placeOrder(bed.placing(), { buyer, idempotencyKey: 'more', dealId: deal, quantity: 2 });
      const limited = { ...(await bed.stockOf(deal)), perCustomerLimit: limit };
      const TransactItems = [changeTerms(bed.stockTable, stockOfDeal(deal), limited, { limitEra: 7 })];
      await bed.dynamo.send(new TransactWriteCommand({ TransactItems }));
      await bed.pay(intentId);
      await bed.settle(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status, payment: { status: payment } });
  });

  it('that was taken by somebody else when the units are gone is given back', async () => {
    const scarce = await bed.deal(1);
    const booking = await bed.held(scarce);
    const intentId = await intentOf(booking);
    await later(hour - 1, async () => {
      await bed.lapse(booking);
      await bed.held(scarce);
      await bed.pay(intentId);
      await bed.stripe.paymentIntents.capture(intentId);
      await bed.settle(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'expired', payment: { status: 'refunded' } });
    expect(books(intentId)).toMatchObject({ captured: price, refunded: price });
    const entries = await bed.ledgerOf(booking.id);
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['deposit', 'deposit_returned']);
  });

  it('locks the booking: no timer releases it while the money is being taken', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId);
    const undo = bed.double.faults.request({
      fault: 'rate_limit',
      when: ({ path }) => path.endsWith('/capture'),
    });
    await expect(bed.settle(booking)).rejects.toThrow();
    expect(await recordOf(booking)).toMatchObject({ status: 'held', payment: { status: 'capturing' } });
    await later(hour, async () => {
      expect(await bed.lapse(booking)).toEqual({ released: 0, waiting: 0 });
      undo();
      await bed.settle(booking);
    });
    expect((await recordOf(booking))?.status).toBe('confirmed');
  });

  it('whose capture Stripe answers with 500 is captured with another key, once', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId);
    bed.double.faults.request({
      fault: 'error_before',
      times: 1,
      when: ({ path }) => path.endsWith('/capture'),
    });
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
    expect(books(intentId)).toMatchObject({ captured: price, refunded: 0 });
  });

  it('whose authorization ran out before the capture leaves no money and no sold unit', async () => {
    const booking = await bed.held(dealId);
    const intentId = await intentOf(booking);
    await bed.pay(intentId);
    const undo = bed.double.faults.request({
      fault: 'rate_limit',
      when: ({ path }) => path.endsWith('/capture'),
    });
    await expect(bed.settle(booking)).rejects.toThrow();
    undo();
    await later(8 * 24 * hour, async () => {
      bed.double.tick();
      await bed.settle(booking);
      await bed.lapse(booking);
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'expired', payment: { status: 'voided' } });
    expect(books(intentId)).toMatchObject({ captured: 0, authorized: 0 });
  });
});
