import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { CustomerId, DealId } from '../../lib/contract/ids.ts';
import { listMethods, makeMethodDefault, removeMethod } from '../../lib/payment-methods/keep-methods.ts';
import { setUpMethod } from '../../lib/payment-methods/set-up-method.ts';
import { payWithSaved } from '../../lib/payments/pay-with-saved.ts';
import { startPayment } from '../../lib/payments/start-payment.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { newId } from '../../lib/platform/ids.ts';
import { savedMethods } from '../../lib/stripe/saved-methods.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
});
afterAll(() => bed.stop());

const methods = () => ({
  customers: bed.deps.customers,
  methods: savedMethods(bed.stripe, { pace: async () => undefined }),
  setups: bed.deps.setups,
  publishableKey: 'pk_test',
});

/** A customer with a saved card whom a clerk has deleted at Stripe. */
async function lost() {
  const id = newId('cus', bed.random);
  const gone = await bed.deps.customers.ensure(id);
  const methodId = (await bed.stripe.paymentMethods.attach('pm_card_visa', { customer: gone })).id;
  await bed.stripe.customers.del(gone);
  return { id, gone, methodId };
}
const held = async (id: CustomerId, payWith?: string): Promise<RecordedBooking> => {
  const buyer = { kind: 'customer', id, subject: '', signedInAt: 0 } as Buyer;
  const order = {
    buyer,
    idempotencyKey: crypto.randomUUID(),
    dealId,
    quantity: 1,
    ...(payWith && { payWith }),
  };
  return (await placeOrder(bed.placing(), order)).booking as RecordedBooking;
};

describe('a customer who is gone at Stripe', () => {
  it('has no methods, and can save one: they are made anew', async () => {
    const { id, gone, methodId } = await lost();
    expect(await listMethods(methods(), id)).toEqual([]);
    await expect(makeMethodDefault(methods(), { customerId: id, methodId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await removeMethod(methods(), { customerId: id, methodId });
    const sheet = await setUpMethod(methods(), {
      customerId: id,
      traces: {},
      stripeVersion: '2026-10-28.endive',
    });
    expect(sheet.customer).not.toBe(gone);
    expect(sheet.ephemeralKey).toMatch(/^ek_/);
    await bed.stripe.paymentMethods.attach('pm_card_visa', { customer: sheet.customer });
    expect(await listMethods(methods(), id)).toHaveLength(1);
  });

  it('pays: no card was refused', async () => {
    const { id, gone } = await lost();
    const booking = await held(id);
    const request = { bookingId: booking.id, buyerId: id, stripeCustomer: gone, saveMethod: true };
    const { payment } = await startPayment(bed.deps, request);
    expect(payment).toMatchObject({ status: 'open', stripeCustomer: await bed.deps.customers.find(id) });
    expect(payment.stripeCustomer).not.toBe(gone);
    await bed.pay(payment.intentId ?? '');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
    expect(await listMethods(methods(), id)).toHaveLength(1);
  });

  it('pays another intent when they went after theirs was made', async () => {
    const id = newId('cus', bed.random);
    const before = await bed.deps.customers.ensure(id);
    const booking = await held(id);
    const request = { bookingId: booking.id, buyerId: id };
    const first = await startPayment(bed.deps, { ...request, stripeCustomer: before });
    await bed.stripe.customers.del(before);
    const stripeCustomer = await bed.deps.customers.renew(id, before);
    const { payment } = await startPayment(bed.deps, { ...request, stripeCustomer });
    expect(payment).toMatchObject({ status: 'open', attempt: 2, stripeCustomer });
    expect((await bed.stripe.paymentIntents.retrieve(first.payment.intentId ?? '')).status).toBe('canceled');
    expect((await bed.stripe.paymentIntents.retrieve(payment.intentId ?? '')).customer).toBe(stripeCustomer);
    await bed.pay(payment.intentId ?? '');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('hears with one click that the saved method is gone, and goes on with another', async () => {
    const { id, methodId } = await lost();
    const booking = await held(id, methodId);
    const ready = { status: 'held', payment: { status: 'ready', savedMethod: 'unusable' } };
    const deps = { ...bed.deps, queue: { ...bed.deps.queue, payWithSaved: async () => undefined } };
    expect(await payWithSaved(deps, { bookingId: booking.id, buyerId: id })).toMatchObject(ready);
    const { intentId } = (await bed.deps.payments.get(booking.id)) ?? {};
    await bed.pay(intentId ?? '');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
  });

  it('is made anew once, whoever notices it at the same time, and as often as it happens', async () => {
    const { id, gone } = await lost();
    const renewed = new Set(
      await Promise.all(Array.from({ length: 6 }, () => bed.deps.customers.renew(id, gone))),
    );
    expect(renewed.size).toBe(1);
    expect(renewed.has(gone)).toBe(false);
    const [second = ''] = renewed;
    const ours = async () =>
      (await bed.stripe.customers.list({ limit: 100 })).data.filter(
        ({ metadata }) => metadata?.customerId === id,
      );
    expect((await ours()).map((each) => each.id)).toEqual([second]);
    await bed.stripe.customers.del(second);
    const third = await bed.deps.customers.renew(id, second);
    expect([gone, second]).not.toContain(third);
  });
});
