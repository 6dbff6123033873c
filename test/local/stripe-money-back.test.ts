import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type StripeBed, startStripe } from './stripe-bed.ts';

let bed: StripeBed;
beforeEach(async () => {
  bed = await startStripe();
});
afterEach(() => bed.double.stop());

const pay = (payment_method: string) =>
  bed.stripe.paymentIntents.create({
    amount: 1000,
    currency: 'eur',
    payment_method,
    allowed_payment_method_types: ['card'],
    confirm: true,
  });

describe('refunds', () => {
  it('go back in parts up to what was taken', async () => {
    const { id } = await pay('pm_card_visa');
    const part = await bed.stripe.refunds.create({
      payment_intent: id,
      amount: 400,
      metadata: { order: '1' },
    });
    expect(part).toMatchObject({ status: 'succeeded', amount: 400, payment_intent: id });
    const over = await refusal(bed.stripe.refunds.create({ payment_intent: id, amount: 601 }));
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' });
    expect((await bed.stripe.refunds.create({ payment_intent: id })).amount).toBe(600);
    expect((await refusal(bed.stripe.refunds.create({ payment_intent: id }))).code).toBe(
      'charge_already_refunded',
    );
    const charges = await bed.stripe.charges.list({ payment_intent: id, expand: ['data.refunds'] });
    expect(charges.data[0]).toMatchObject({ refunded: true, amount_refunded: 1000 });
    expect(charges.data[0]?.refunds?.data).toHaveLength(2);
    const moved = await bed.stripe.balanceTransactions.list();
    expect(moved.data.map(({ amount, type }) => [type, amount])).toEqual([
      ['refund', -600],
      ['refund', -400],
      ['charge', 1000],
    ]);
  });

  it('may fail or succeed some time later', async () => {
    const [failing, pending] = [await pay('pm_card_refundFail'), await pay('pm_card_pendingRefund')];
    const one = await bed.stripe.refunds.create({ payment_intent: failing.id });
    const two = await bed.stripe.refunds.create({ payment_intent: pending.id });
    expect([one.status, two.status]).toEqual(['succeeded', 'pending']);
    bed.clock.ms += 5000;
    bed.double.tick();
    expect(await bed.stripe.refunds.retrieve(one.id)).toMatchObject({ status: 'failed' });
    expect((await bed.stripe.refunds.retrieve(two.id)).status).toBe('succeeded');
    expect((await bed.stripe.events.list({ type: 'refund.failed' })).data).toHaveLength(1);
    expect(bed.double.books().currencies.eur).toEqual({ captured: 2000, refunded: 1000, disputed: 0 });
  });

  it('are refused for what was not captured', async () => {
    const { id } = await bed.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' });
    expect((await refusal(bed.stripe.refunds.create({ payment_intent: id }))).statusCode).toBe(400);
  });
});

describe('disputes', () => {
  it('open on their test card, bar refunds, and end as the evidence says', async () => {
    const { id } = await pay('pm_card_createDispute');
    const [dispute] = (await bed.stripe.disputes.list({ payment_intent: id })).data;
    expect(dispute).toMatchObject({ amount: 1000, status: 'needs_response', reason: 'fraudulent' });
    expect((await bed.stripe.events.list({ type: 'charge.dispute.*' })).data).toHaveLength(2);
    expect((await refusal(bed.stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_disputed');
    expect(bed.double.books().currencies.eur?.disputed).toBe(1000);
    const evidence = { uncategorized_text: 'winning_evidence' };
    expect((await bed.stripe.disputes.update(dispute?.id ?? '', { evidence })).status).toBe('won');
    expect(bed.double.books().currencies.eur?.disputed).toBe(0);
  });
});

describe('inquiries', () => {
  const open = async () => {
    const { id } = await pay('pm_card_createDisputeInquiry');
    const [dispute] = (await bed.stripe.disputes.list({ payment_intent: id })).data;
    return { id, dispute: dispute?.id ?? '' };
  };

  it('take nothing, and let the charge be refunded, which ends them', async () => {
    const { id, dispute } = await open();
    expect(await bed.stripe.disputes.retrieve(dispute)).toMatchObject({
      status: 'warning_needs_response',
      is_charge_refundable: true,
      balance_transactions: [],
    });
    await bed.stripe.refunds.create({ payment_intent: id, amount: 400 });
    expect((await bed.stripe.disputes.retrieve(dispute)).status).toBe('warning_needs_response');
    await bed.stripe.refunds.create({ payment_intent: id });
    expect((await bed.stripe.disputes.retrieve(dispute)).status).toBe('warning_closed');
    expect(bed.double.books().currencies.eur).toEqual({ captured: 1000, refunded: 1000, disputed: 0 });
    expect((await bed.stripe.events.list({ type: 'charge.dispute.*' })).data.map(({ type }) => type)).toEqual(
      ['charge.dispute.closed', 'charge.dispute.created'],
    );
  });

  it('are read by the bank, and may become chargebacks', async () => {
    const { id, dispute } = await open();
    const evidence = { uncategorized_text: 'It was delivered.' };
    expect((await bed.stripe.disputes.update(dispute, { evidence })).status).toBe('warning_under_review');
    expect(bed.double.rule(dispute, 'escalated')).toMatchObject({
      status: 'needs_response',
      is_charge_refundable: false,
    });
    expect((await refusal(bed.stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_disputed');
    expect(bed.double.books().currencies.eur?.disputed).toBe(1000);
    expect(bed.double.rule(dispute, 'won').status).toBe('won');
    expect((await bed.stripe.refunds.create({ payment_intent: id })).amount).toBe(1000);
  });

  it('are begun and closed from behind the API', async () => {
    const { id } = await pay('pm_card_visa');
    const { id: dispute, status } = bed.double.dispute(id, { reason: 'general', inquiry: true });
    expect(status).toBe('warning_needs_response');
    expect(bed.double.rule(dispute, 'closed').status).toBe('warning_closed');
    expect(() => bed.double.rule(dispute, 'escalated')).toThrow('no open inquiry');
    expect(bed.double.dispute(id, { reason: 'fraudulent' }).status).toBe('needs_response');
  });
});

describe('amounts', () => {
  const asked = (amount: number, currency: string) =>
    refusal(bed.stripe.paymentIntents.create({ amount, currency }));

  it.each([
    [49, 'eur', 'amount_too_small'],
    [100_000_000, 'vnd', 'amount_too_large'],
    [1_234, 'kwd', 'invalid_charge_amount'],
    [550, 'isk', 'invalid_charge_amount'],
    [5_000, 'iqd', 'invalid_currency'],
    [5_000, 'kpw', 'invalid_currency'],
  ])('are refused: %i %s', async (amount, currency, code) => {
    expect((await asked(amount, currency)).code).toBe(code);
  });
});

describe('customers and what they save', () => {
  it('live from creation to deletion', async () => {
    const { customers } = bed.stripe;
    const { id } = await customers.create({ email: 'ada@example.com', metadata: { user: 'u1' } });
    expect(await customers.update(id, { name: 'Ada' })).toMatchObject({
      name: 'Ada',
      metadata: { user: 'u1' },
    });
    expect(await customers.del(id)).toEqual({ id, object: 'customer', deleted: true });
    expect(await customers.retrieve(id)).toMatchObject({ deleted: true });
    expect((await refusal(customers.update(id, { name: 'x' }))).code).toBe('resource_missing');
  });

  it('are gone for whatever names them once they are deleted', async () => {
    const { stripe } = bed;
    const customer = (await stripe.customers.create()).id;
    const intent = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur' });
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    await stripe.customers.del(customer);
    const gone = { code: 'resource_missing', param: 'customer' };
    const version = { apiVersion: '2026-10-28.endive' };
    for (const call of [
      stripe.paymentIntents.create({ amount: 1000, currency: 'eur', customer }),
      stripe.paymentIntents.update(intent.id, { customer }),
      stripe.setupIntents.create({ customer }),
      stripe.ephemeralKeys.create({ customer }, version),
      stripe.paymentMethods.list({ customer }),
    ])
      expect(await refusal(call)).toMatchObject(gone);
    expect((await stripe.paymentMethods.retrieve(method.id)).customer).toBeNull();
  });

  it('are set on an intent once', async () => {
    const { customers, paymentIntents } = bed.stripe;
    const customer = (await customers.create()).id;
    const { id } = await paymentIntents.create({ amount: 1000, currency: 'eur' });
    expect((await paymentIntents.update(id, { customer })).customer).toBe(customer);
    expect(await refusal(paymentIntents.update(id, { customer }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('attach, list and detach payment methods, and show them to the app by an ephemeral key', async () => {
    const { paymentMethods } = bed.stripe;
    const customer = (await bed.stripe.customers.create()).id;
    const { id } = await paymentMethods.attach('pm_card_visa', { customer });
    await paymentMethods.update(id, { billing_details: { name: 'Ada' } });
    const key = await bed.stripe.ephemeralKeys.create({ customer }, { apiVersion: '2026-10-28.endive' });
    const app = bed.client(key.secret ?? '');
    const seen = (await app.paymentMethods.list({ customer, type: 'card' })).data;
    expect(seen.map((method) => [method.id, method.billing_details.name])).toEqual([[id, 'Ada']]);
    expect((await paymentMethods.detach(id)).customer).toBeNull();
    expect((await refusal(paymentMethods.attach(id, { customer }))).message).toMatch(/may not be used again/);
    expect((await refusal(paymentMethods.attach('pm_card_chargeDeclined', { customer }))).statusCode).toBe(
      402,
    );
  });

  it('save a card by a SetupIntent, with 3D Secure where it is asked for', async () => {
    const { setupIntents } = bed.stripe;
    const customer = (await bed.stripe.customers.create()).id;
    const plain = await setupIntents.create({ customer, payment_method: 'pm_card_visa', confirm: true });
    expect(plain.status).toBe('succeeded');
    const asked = await setupIntents.create({ customer });
    const confirmed = await setupIntents.confirm(asked.id, {
      payment_method: 'pm_card_authenticationRequiredOnSetup',
    });
    expect(confirmed.status).toBe('requires_action');
    expect(bed.double.completeAction(asked.id, 'succeed').status).toBe('succeeded');
    expect((await bed.stripe.paymentMethods.list({ customer })).data).toHaveLength(2);
    expect((await refusal(setupIntents.cancel(asked.id))).code).toBe('setup_intent_unexpected_state');
    const open = await setupIntents.create({ customer });
    expect((await setupIntents.cancel(open.id)).status).toBe('canceled');
    expect((await setupIntents.retrieve(open.id)).status).toBe('canceled');
  });
});
