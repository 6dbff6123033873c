import { connectControl } from '../../../local/control/client.ts';
import { device, type Paid, type Purse, type Sheet } from '../../../local/stripe/device.ts';
import { call } from './client.ts';
import { cloud } from './cloud.ts';

/** What a test may do behind Stripe's API. */
export const stripeDouble = () => connectControl(cloud.control).stripe;

/** Pays, or saves a method, with a test card, as the PaymentSheet on a phone does. */
export const payOn = (sheet: Sheet, purse: Purse): Promise<Paid> =>
  device(cloud.stripeUrl, stripeDouble()).pay(sheet, purse);

/** A method that the customer saves through the API and their phone. @returns its id */
export async function saveMethod(token: string, card = 'pm_card_visa'): Promise<string> {
  const setup = await call('POST', '/v1/me/payment-methods/setup', { token, body: {} });
  if (setup.status !== 201) throw new Error(JSON.stringify(setup.body));
  await payOn(setup.body, { card });
  const { body } = await call('GET', '/v1/me/payment-methods', { token });
  return body.items[0].id;
}
