import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type StripeBed, startStripe } from './stripe-bed.ts';

let bed: StripeBed;
beforeEach(async () => {
  bed = await startStripe();
});
afterEach(() => bed.double.stop());

const NEVER = { enabled: true, allow_redirects: 'never' } as const;
const pay = (payment_method = 'pm_card_visa', more = {}) =>
  bed.stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    payment_method,
    confirm: true,
    automatic_payment_methods: NEVER,
    ...more,
  });
const hold = (payment_method?: string, more = {}) =>
  pay(payment_method, { capture_method: 'manual', ...more });
const eventTypes = async () =>
  (await bed.stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse();

describe('Payment methods', () => {
  it('are a default only of the customer who has them, and of nobody once detached', async () => {
    const { customers, paymentMethods } = bed.stripe;
    const [mara, other] = [await customers.create({}), await customers.create({})];
    const { id } = await paymentMethods.attach('pm_card_visa', { customer: mara.id });
    const invoice_settings = { default_payment_method: id };
    const refused = await refusal(customers.update(other.id, { invoice_settings }));
    expect(refused).toMatchObject({ statusCode: 400, code: 'resource_missing' });
    await customers.update(mara.id, { invoice_settings });
    const { data } = await paymentMethods.list({ customer: mara.id, expand: ['data.customer'] });
    expect(data).toMatchObject([{ id, customer: { id: mara.id, invoice_settings } }]);
    await paymentMethods.detach(id);
    expect(await customers.retrieve(mara.id)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
  });
});

describe('PaymentIntents', () => {
  it('walk from no payment method to succeeded', async () => {
    const { paymentIntents } = bed.stripe;
    const created = await paymentIntents.create({
      amount: 1000,
      currency: 'eur',
      metadata: { a: '1', b: '2' },
    });
    expect(created).toMatchObject({
      object: 'payment_intent',
      status: 'requires_payment_method',
      livemode: false,
    });
    expect(created.client_secret).toMatch(new RegExp(`^${created.id}_secret_`));
    expect(created.lastResponse.requestId).toMatch(/^req_/);
    expect(created.lastResponse.apiVersion).toBe('2026-10-28.endive');
    const updated = await paymentIntents.update(created.id, {
      amount: 1500,
      payment_method: 'pm_card_visa',
      metadata: { a: '', c: '3' },
    });
    expect(updated).toMatchObject({
      status: 'requires_confirmation',
      amount: 1500,
      metadata: { b: '2', c: '3' },
    });
    const paid = await paymentIntents.confirm(created.id, {
      return_url: 'https://app.test/back',
      expand: ['latest_charge.balance_transaction', 'payment_method'],
    });
    expect(paid).toMatchObject({
      status: 'succeeded',
      amount_received: 1500,
      payment_method: { card: { last4: '4242' } },
      latest_charge: { captured: true, balance_transaction: { amount: 1500, type: 'charge' } },
    });
    expect((await paymentIntents.retrieve(created.id)).status).toBe('succeeded');
  });

  it('are held, captured in part once, and release the rest', async () => {
    const held = await hold();
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 1000, amount_received: 0 });
    const tooMuch = await refusal(bed.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1001 }));
    expect(tooMuch).toMatchObject({ statusCode: 400, code: 'amount_too_large', param: 'amount_to_capture' });
    const captured = await bed.stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 700,
      expand: ['latest_charge'],
    });
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 700, amount_capturable: 0 });
    expect(captured.latest_charge).toMatchObject({
      amount: 1000,
      amount_captured: 700,
      amount_refunded: 300,
    });
    const twice = await refusal(bed.stripe.paymentIntents.capture(held.id));
    expect(twice).toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'payment_intent_unexpected_state',
      payment_intent: { id: held.id, status: 'succeeded' },
    });
    const undone = await refusal(bed.stripe.paymentIntents.cancel(held.id));
    expect(undone.code).toBe('payment_intent_unexpected_state');
  });

  it('are canceled with a reason, and listed by customer', async () => {
    const customer = await bed.stripe.customers.create({ email: 'ada@example.com' });
    const held = await hold('pm_card_visa', { customer: customer.id });
    await pay();
    const canceled = await bed.stripe.paymentIntents.cancel(held.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'abandoned',
      amount_capturable: 0,
    });
    const list = await bed.stripe.paymentIntents.list({ customer: customer.id });
    expect(list.data.map(({ id }) => id)).toEqual([held.id]);
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
  ])('are declined with %s', async (card, code, declineCode) => {
    const error = await refusal(pay(card));
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      decline_code: declineCode,
    });
    expect(error.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code },
    });
    const retried = await bed.stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', {
      payment_method: 'pm_card_visa',
    });
    expect(retried).toMatchObject({ status: 'succeeded', last_payment_error: null });
    expect(await eventTypes()).toContain('payment_intent.payment_failed');
  });

  it('ask for 3D Secure, by redirect or in the SDK, and go on as the buyer does', async () => {
    const asked = await hold('pm_card_threeDSecure2Required', { return_url: 'https://app.test/back' });
    expect(asked).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: 'https://app.test/back' } },
    });
    expect(bed.double.completeAction(asked.id, 'succeed').status).toBe('requires_capture');
    const other = await pay('pm_card_authenticationRequired');
    expect(other.next_action?.type).toBe('use_stripe_sdk');
    expect(bed.double.completeAction(other.id, 'fail')).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    const absent = await refusal(pay('pm_card_authenticationRequired', { off_session: true }));
    expect(absent).toMatchObject({ statusCode: 402, code: 'authentication_required' });
  });

  it('stay processing until the bank has paid', async () => {
    const debit = await pay('pm_usBankAccount_success', { currency: 'usd' });
    expect(debit.status).toBe('processing');
    expect(bed.double.settle(debit.id, 'succeed')).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
    });
  });

  it('expire when nobody captures them', async () => {
    const held = await hold();
    bed.clock.ms += 7 * 86_400_000 - 1000;
    expect((await bed.stripe.paymentIntents.retrieve(held.id)).status).toBe('requires_capture');
    bed.clock.ms += 1000;
    const expired = await bed.stripe.paymentIntents.retrieve(held.id);
    expect(expired).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
    expect(await eventTypes()).toEqual(expect.arrayContaining(['charge.expired', 'payment_intent.canceled']));
  });

  it('are confirmed by the app with the client secret, which sees no metadata', async () => {
    const app = bed.client('pk_test_x');
    const made = await bed.stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      metadata: { secret: 'x' },
    });
    const card = { number: '4242 4242 4242 4242', exp_month: 1, exp_year: 2035, cvc: '123' };
    const wrong = await refusal(app.paymentIntents.confirm(made.id, { client_secret: 'no' } as object));
    expect(wrong).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    const confirmed = await app.paymentIntents.confirm(made.id, {
      client_secret: made.client_secret ?? '',
      payment_method_data: { type: 'card', card },
    } as object);
    expect(confirmed.status).toBe('succeeded');
    expect(confirmed.metadata).toBeUndefined();
    expect((await refusal(app.paymentIntents.capture(made.id))).statusCode).toBe(403);
  });

  it('are refused to the app without a word about metadata or customer', async () => {
    const made = await bed.stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      metadata: { secret: 'x' },
    });
    const declined = await refusal(
      bed.client('pk_test_x').paymentIntents.confirm(made.id, {
        client_secret: made.client_secret ?? '',
        payment_method: 'pm_card_chargeDeclined',
      } as object),
    );
    expect(declined.payment_intent).toMatchObject({ id: made.id, status: 'requires_payment_method' });
    expect(declined.payment_intent).not.toHaveProperty('metadata');
    expect(declined.payment_intent).not.toHaveProperty('latest_charge');
  });

  it('are not there when creating and confirming at once is refused, and stay when the card is declined', async () => {
    const refused = await refusal(pay('pm_card_visa', { automatic_payment_methods: { enabled: true } }));
    expect(refused).toMatchObject({ statusCode: 400, message: expect.stringContaining('return_url') });
    expect(refused.payment_intent).toBeUndefined();
    expect((await bed.stripe.paymentIntents.list()).data).toEqual([]);
    expect(await eventTypes()).toEqual([]);
    await refusal(pay('pm_card_chargeDeclined'));
    expect((await bed.stripe.paymentIntents.list()).data).toHaveLength(1);
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
    ]);
  });

  it('refuse what is wrong with a request', async () => {
    const { paymentIntents } = bed.stripe;
    const of = async (params: object) => refusal(paymentIntents.create(params as never));
    expect(await of({ currency: 'eur' })).toMatchObject({ code: 'parameter_missing', param: 'amount' });
    expect(await of({ amount: 10, currency: 'eur' })).toMatchObject({ code: 'amount_too_small' });
    expect(await of({ amount: 100, currency: 'eur', nope: 1 })).toMatchObject({ code: 'parameter_unknown' });
    expect(await refusal(paymentIntents.retrieve('pi_no'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    const anonymous = await refusal(bed.client('sk_live_x').paymentIntents.list());
    expect(anonymous).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
  });
});

describe('books', () => {
  it('add up captures and refunds by currency and PaymentIntent', async () => {
    const one = await hold();
    await bed.stripe.paymentIntents.capture(one.id, { amount_to_capture: 701 });
    await bed.stripe.refunds.create({ payment_intent: one.id, amount: 200 });
    const two = await pay('pm_card_visa', { currency: 'jpy' });
    const { currencies, paymentIntents } = bed.double.books();
    expect(currencies).toEqual({
      eur: { captured: 701, refunded: 200, disputed: 0 },
      jpy: { captured: 1000, refunded: 0, disputed: 0 },
    });
    expect(paymentIntents.map(({ id, captured, refunded }) => [id, captured, refunded])).toEqual([
      [one.id, 701, 200],
      [two.id, 1000, 0],
    ]);
  });
});
