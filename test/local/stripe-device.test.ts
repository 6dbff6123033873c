import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Device, device } from '../../local/stripe/device.ts';
import { refusal, type StripeBed, startStripe } from './stripe-bed.ts';

let bed: StripeBed;
let phone: Device;
let customer: string;
beforeEach(async () => {
  bed = await startStripe({ keys: { secretKey: 'sk_test_own', publishableKey: 'pk_test_own' } });
  bed = { ...bed, stripe: bed.client('sk_test_own') };
  phone = device(`http://127.0.0.1:${bed.port}`, bed.double);
  customer = (await bed.stripe.customers.create()).id;
});
afterEach(() => bed.double.stop());

const sheetOf = ({ client_secret }: { client_secret: string | null }) => ({
  publishableKey: 'pk_test_own',
  clientSecret: client_secret ?? '',
});
const payment = async () =>
  sheetOf(
    await bed.stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
      customer,
      capture_method: 'manual',
      setup_future_usage: 'off_session',
    }),
  );

describe('a buyer with the PaymentSheet', () => {
  it('pays with a card by its number, and the card is saved for the next time', async () => {
    const sheet = await payment();
    expect(await phone.look(sheet)).toMatchObject({ status: 'requires_payment_method' });
    expect(await phone.pay(sheet, { card: '4242424242424242' })).toMatchObject({
      status: 'requires_capture',
    });
    const { data } = await bed.stripe.customers.listPaymentMethods(customer);
    expect(data.map(({ card }) => card?.last4)).toEqual(['4242']);
  });

  it('pays from a page too, with the key in the form and an answer that any page may read', async () => {
    const { clientSecret, publishableKey } = await payment();
    const [id] = clientSecret.split('_secret_');
    const body = new URLSearchParams({
      key: publishableKey,
      client_secret: clientSecret,
      payment_method: 'pm_card_visa',
    });
    const url = `http://127.0.0.1:${bed.port}/v1/payment_intents/${id}/confirm`;
    const response = await fetch(url, { method: 'POST', body });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({ status: 'requires_capture' });
    body.set('key', 'pk_test_other');
    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  });

  it('hears why a card is declined, and pays with another', async () => {
    const sheet = await payment();
    expect(await phone.pay(sheet, { card: 'pm_card_chargeDeclinedInsufficientFunds' })).toMatchObject({
      status: 'requires_payment_method',
      code: 'card_declined',
      declineCode: 'insufficient_funds',
    });
    expect(await phone.pay(sheet, { card: 'pm_card_visa' })).toMatchObject({ status: 'requires_capture' });
  });

  it.each([
    ['succeed', 'requires_capture'],
    ['fail', 'requires_payment_method'],
    ['abandon', 'requires_action'],
  ] as const)('is asked for 3D Secure: %s', async (challenge, status) => {
    const paid = await phone.pay(await payment(), { card: 'pm_card_authenticationRequired', challenge });
    expect(paid.status).toBe(status);
  });

  it('saves a card without paying', async () => {
    const setup = await bed.stripe.setupIntents.create({ customer });
    expect(await phone.pay(sheetOf(setup), { card: 'pm_card_authenticationRequired' })).toMatchObject({
      id: setup.id,
      status: 'succeeded',
    });
    const other = await bed.stripe.setupIntents.create({ customer });
    expect(await phone.pay(sheetOf(other), { card: 'pm_card_chargeDeclined' })).toMatchObject({
      status: 'requires_payment_method',
      code: 'card_declined',
    });
    expect((await bed.stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1);
  });

  it('gets nowhere with the secret of another intent, or another account', async () => {
    const [one, other] = [await payment(), await payment()];
    const swapped = `${one.clientSecret.split('_secret_')[0]}_secret_${other.clientSecret.split('_secret_')[1]}`;
    const wrong = phone.pay({ ...one, clientSecret: swapped }, { card: 'pm_card_visa' });
    await expect(wrong).rejects.toThrow('404');
    await expect(phone.look({ ...one, publishableKey: 'pk_test_other' })).rejects.toThrow('401');
  });

  it('sees and removes saved cards with an ephemeral key, which is made for a version', async () => {
    await phone.pay(await payment(), { card: 'pm_card_visa' });
    const key = await bed.stripe.ephemeralKeys.create({ customer }, { apiVersion: '2026-10-28.endive' });
    expect(key.secret).toMatch(/^ek_test_/);
    const app = bed.client(key.secret ?? '');
    const [method] = (await app.paymentMethods.list({ customer, type: 'card' })).data;
    await app.paymentMethods.detach(method?.id ?? '');
    expect((await app.paymentMethods.list({ customer, type: 'card' })).data).toEqual([]);
    const stranger = await bed.stripe.customers.create();
    expect((await refusal(app.customers.retrieve(stranger.id))).statusCode).toBe(403);
    const unversioned = await fetch(`http://127.0.0.1:${bed.port}/v1/ephemeral_keys`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_own' },
      body: new URLSearchParams({ customer }),
    });
    expect(unversioned.status).toBe(400);
  });
});
