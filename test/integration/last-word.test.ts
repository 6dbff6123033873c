import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { type StartRequest, startPayment } from '../../lib/payments/start-payment.ts';
import { ScanCommand } from '../../lib/platform/documents/commands.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
});
afterAll(() => bed.stop());

const wrong = { email: 'mara@exampel.org', emailDigest: 'digest-of-exampel', saveMethod: false };
const right = { email: 'mara@example.org', emailDigest: 'digest-of-example', saveMethod: false };
const begin = ({ id, buyerId }: RecordedBooking, saying: Partial<StartRequest>) =>
  startPayment(bed.deps, { bookingId: id, buyerId, ...saying });
const intentOf = (id = '') => bed.stripe.paymentIntents.retrieve(id);
/** Under which addresses a booking is found. */
const addressesOf = async ({ id }: RecordedBooking) =>
  ((await bed.dynamo.send(new ScanCommand({ TableName: bed.tables.payments }))).Items ?? [])
    .filter(({ pk, bookingId }) => String(pk).startsWith('mail#') && bookingId === id)
    .map(({ pk, sk }) => `${pk} ${String(sk).split('#')[0]}`);

describe('a later call to begin a payment', () => {
  it('corrects the address: the receipt goes there, and only who has it finds the booking', async () => {
    const booking = await bed.held(dealId);
    const first = await begin(booking, wrong);
    expect(await addressesOf(booking)).toEqual(['mail#digest-of-exampel begun']);
    const second = await begin(booking, right);
    expect(second.payment).toMatchObject({ intentId: first.payment.intentId, status: 'open' });
    expect((await intentOf(second.payment.intentId)).receipt_email).toBe(right.email);
    expect(await addressesOf(booking)).toEqual(['mail#digest-of-example begun']);
    await bed.pay(second.payment.intentId ?? '');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
    expect(await addressesOf(booking)).toEqual(['mail#digest-of-example paid']);
    expect(JSON.stringify(await bed.deps.payments.get(booking.id))).not.toMatch(/digest|@/);
  });

  it('makes the payment the customer’s when they sign in at the checkout, and keeps their card', async () => {
    const booking = await bed.held(dealId);
    await begin(booking, right);
    const customer = (await bed.stripe.customers.create()).id;
    const saved = (await bed.stripe.paymentMethods.attach('pm_card_visa', { customer })).id;
    const { payment } = await begin(booking, { stripeCustomer: customer, saveMethod: true });
    expect(payment.stripeCustomer).toBe(customer);
    expect(await intentOf(payment.intentId)).toMatchObject({ customer, setup_future_usage: 'on_session' });
    await begin(booking, { stripeCustomer: customer, saveMethod: false });
    expect((await intentOf(payment.intentId)).setup_future_usage).toBeNull();
    expect((await bed.pay(payment.intentId ?? '', saved)) as object).toMatchObject({
      status: 'requires_capture',
    });
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
    // They have the booking as the customer that they are.
    expect(await addressesOf(booking)).toEqual([]);
  });

  it('leaves nothing under the address of a guest who signs in and says another', async () => {
    const booking = await bed.held(dealId);
    await begin(booking, wrong);
    const customer = (await bed.stripe.customers.create()).id;
    const { payment } = await begin(booking, { ...right, stripeCustomer: customer });
    expect(await addressesOf(booking)).toEqual([]);
    await bed.pay(payment.intentId ?? '');
    expect((await bed.settle(booking))?.booking.status).toBe('confirmed');
    expect(await addressesOf(booking)).toEqual([]);
  });

  it('asks Stripe for nothing when it says the same', async () => {
    const booking = await bed.held(dealId);
    const { payment } = await begin(booking, right);
    const updateIntent = () => Promise.reject(new Error('asked'));
    const provider = { ...bed.deps.provider, updateIntent, getIntent: updateIntent };
    const same = { bookingId: booking.id, buyerId: booking.buyerId, ...right };
    expect((await startPayment({ ...bed.deps, provider }, same)).payment.version).toBe(payment.version);
  });

  it('comes too late once the buyer has paid, and changes nothing', async () => {
    const booking = await bed.held(dealId);
    const { payment } = await begin(booking, wrong);
    await bed.pay(payment.intentId ?? '');
    await expect(begin(booking, right)).rejects.toMatchObject({ code: 'invalid_state' });
    expect((await intentOf(payment.intentId)).receipt_email).toBe(wrong.email);
    await bed.settle(booking);
    expect(await addressesOf(booking)).toEqual(['mail#digest-of-exampel paid']);
  });

  it('is heard once the payment is prepared: until then nobody can pay, and has to ask again', async () => {
    const booking = await bed.held(dealId);
    let made: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      made = resolve;
    });
    const slow = {
      ...bed.deps.provider,
      async createIntent(...given: Parameters<typeof bed.deps.provider.createIntent>) {
        const intent = await bed.deps.provider.createIntent(...given);
        if (given[0].email === wrong.email) await waits;
        return intent;
      },
    };
    const ids = { bookingId: booking.id, buyerId: booking.buyerId };
    const first = startPayment({ ...bed.deps, provider: slow }, { ...ids, ...wrong });
    await expect.poll(() => bed.deps.payments.get(booking.id), { timeout: 10_000 }).toBeDefined();
    expect((await begin(booking, right)).payment.status).toBe('creating');
    made();
    await first;
    const { payment } = await begin(booking, right);
    expect((await intentOf(payment.intentId)).receipt_email).toBe(right.email);
    expect(await addressesOf(booking)).toEqual(['mail#digest-of-example begun']);
  });
});
