import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../lib/bookings/order.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { CustomerId, DealId } from '../../lib/contract/ids.ts';
import { payInTurn } from '../../lib/payments/pay-in-turn.ts';
import { payWithSaved } from '../../lib/payments/pay-with-saved.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { newId } from '../../lib/platform/ids.ts';
import { ProviderError } from '../../lib/stripe/provider.ts';
import { stripeCustomers } from '../../lib/stripe/stripe-customers.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
let stripeCustomer: string;
const later: unknown[] = [];

beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
  stripeCustomer = (await bed.stripe.customers.create({})).id;
});
afterAll(() => bed.stop());

const deps = (ensure = async () => stripeCustomer) => ({
  ...bed.deps,
  customers: { ...bed.deps.customers, ensure },
  queue: { ...bed.deps.queue, payWithSaved: async (...message: unknown[]) => void later.push(message) },
});
const saved = async (card: string, customer = stripeCustomer) =>
  (await bed.stripe.paymentMethods.attach(card, { customer })).id;
const mara = () => ({ kind: 'customer', id: newId('cus', bed.random) }) as unknown as Buyer;

/** An order with one click, before anybody pays it. */
async function placed(payWith: string, deal = dealId): Promise<RecordedBooking> {
  const order = { buyer: mara(), idempotencyKey: 'key', dealId: deal, quantity: 1, payWith };
  return (await placeOrder(bed.placing(), order)).booking as RecordedBooking;
}
const ref = ({ id, buyerId }: Pick<RecordedBooking, 'id' | 'buyerId'>) => ({ bookingId: id, buyerId });
const pay = (booking: RecordedBooking) => payWithSaved(deps(), ref(booking));
const intentsOf = async ({ id }: RecordedBooking) =>
  (await bed.stripe.paymentIntents.list({ limit: 100 })).data.filter(
    ({ metadata }) => metadata.bookingId === id,
  );

describe('a one-click booking', () => {
  it('is paid once, by one intent, however many pay it at once', async () => {
    const booking = await placed(await saved('pm_card_visa'));
    await Promise.allSettled(Array.from({ length: 5 }, () => pay(booking)));
    expect(await pay(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    expect(await intentsOf(booking)).toMatchObject([{ status: 'succeeded', amount_received: 1999 }]);
  });

  it('stays held when the bank says no, and is paid with another card by the same intent', async () => {
    const booking = await placed(await saved('pm_card_chargeCustomerFail'));
    const declined = { status: 'held', payment: { status: 'ready', savedMethod: 'declined' } };
    expect(await pay(booking)).toMatchObject(declined);
    expect(await pay(booking)).toMatchObject(declined);
    const [intent, ...others] = await intentsOf(booking);
    expect(others).toEqual([]);
    expect((await bed.start(booking)).payment.clientSecret).toBe(intent?.client_secret);
    const charges = await bed.stripe.charges.list({ payment_intent: intent?.id ?? '' });
    expect(charges.data).toHaveLength(1);
    await bed.pay(intent?.id ?? '');
    expect((await bed.settle(booking))?.booking).toMatchObject({
      status: 'confirmed',
      payment: { status: 'paid' },
    });
  });

  it('stays held when the bank wants the buyer, and is paid once they have passed', async () => {
    const booking = await placed(await saved('pm_card_authenticationRequired'));
    expect(await pay(booking)).toMatchObject({
      status: 'held',
      payment: { status: 'ready', savedMethod: 'action_required' },
    });
    const [intent] = await intentsOf(booking);
    expect((await bed.start(booking)).payment.clientSecret).toBe(intent?.client_secret);
    bed.double.completeAction(intent?.id ?? '', 'succeed');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('that names a method of somebody else, or none at all, stays held and can be paid', async () => {
    const { id: other } = await bed.stripe.customers.create({});
    for (const method of [await saved('pm_card_visa', other), 'pm_none']) {
      const booking = await placed(method);
      expect(await pay(booking)).toMatchObject({
        status: 'held',
        payment: { status: 'ready', savedMethod: 'unusable' },
      });
      const { payment } = await bed.start(booking);
      await bed.pay(payment.intentId ?? '');
      expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
      expect(await intentsOf(booking)).toHaveLength(1);
    }
  });

  it('waits in the queue while Stripe has no time, and is paid out of it', async () => {
    const booking = await placed(await saved('pm_card_visa'));
    const undo = bed.double.faults.request({
      fault: 'rate_limit',
      when: ({ path }) => path.endsWith('/confirm'),
    });
    expect(await pay(booking)).toMatchObject({ status: 'held', payment: { status: 'preparing' } });
    expect(bed.queued).toContainEqual({ id: booking.id, waits: 1 });
    undo();
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('of a request that died is paid by the message that its record left', async () => {
    const booking = await placed(await saved('pm_card_visa'));
    const busy = async (): Promise<string> => {
      throw new ProviderError('busy', 'Too many');
    };
    await payInTurn(deps(busy), ref(booking), 2);
    expect(later.at(-1)).toEqual([ref(booking), { waits: 3 }]);
    await payInTurn(deps(), ref(booking), 3);
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('is not paid when its hold is over', async () => {
    const booking = await placed(await saved('pm_card_visa'));
    bed.setTime(start + 3_600_000 - 1);
    await payInTurn(deps(), ref(booking), 0).finally(() => bed.setTime(start));
    expect(await intentsOf(booking)).toEqual([]);
  });

  it('keeps its method through the queue, and pays nothing that is free', async () => {
    const method = await saved('pm_card_visa');
    const [drop, free] = [
      await bed.deal(5, { drop: true }),
      await bed.deal(5, { unitPrice: { amountMinor: 0, currency: 'EUR' } }),
    ];
    const buyer = mara();
    const order = { buyer, idempotencyKey: 'key', dealId: drop, quantity: 1, payWith: method };
    const orders: Order[] = [];
    const queue = { send: async (accepted: Order) => void orders.push(accepted) };
    const { booking } = await placeOrder(bed.placing({ queue }), order);
    await settleOrders(bed.settling(), orders);
    expect(await payWithSaved(deps(), { bookingId: booking.id, buyerId: buyer.id })).toMatchObject({
      status: 'confirmed',
    });
    const gift = await placed(method, free);
    expect(gift.status).toBe('confirmed');
    expect(await pay(gift)).toMatchObject({ status: 'confirmed' });
    expect(await intentsOf(gift)).toEqual([]);
  });

  it('keeps its Idempotency-Key for one method', async () => {
    const buyer = mara();
    const order = { buyer, idempotencyKey: 'key', dealId, quantity: 1 };
    const place = (more: object) => placeOrder(bed.placing(), { ...order, ...more });
    const first = await place({ payWith: 'pm_1' });
    expect((await place({ payWith: 'pm_1' })).booking.id).toBe(first.booking.id);
    for (const other of [{}, { payWith: 'pm_2' }])
      await expect(place(other)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });
});

describe('a customer at Stripe', () => {
  it('is made with another key when Stripe failed, as it repeats a failure for a day', async () => {
    const customers = stripeCustomers(bed.dynamo, {
      table: bed.tables.payments,
      stripe: bed.stripe,
      pace: async () => undefined,
    });
    const { id } = mara() as unknown as { id: CustomerId };
    bed.double.faults.request({ fault: 'error_after', path: '/v1/customers', times: 2 });
    const made = await customers.ensure(id);
    expect(await customers.ensure(id)).toBe(made);
    expect((await bed.stripe.customers.retrieve(made)) as unknown).toMatchObject({
      metadata: { customerId: id },
    });
  });
});
