import Stripe from 'stripe';
import type { PaymentSheet } from '../../../lib/contract/payment.ts';
import { book, call, eventually } from './client.ts';
import { cloud } from './cloud.ts';

/** What the PaymentSheet does: it knows the publishable key and the client secret, and nothing else. */
export async function pay(sheet: PaymentSheet, card = 'pm_card_visa') {
  const { hostname, port } = new URL(cloud.stripeUrl);
  const device = new Stripe(sheet.publishableKey, { host: hostname, port: Number(port), protocol: 'http' });
  return device.paymentIntents.confirm(sheet.clientSecret.split('_secret_')[0] ?? '', {
    client_secret: sheet.clientSecret,
    payment_method: card,
    return_url: 'stampede://paid',
  } as Stripe.PaymentIntentConfirmParams);
}

/** A booking of the deal that its buyer has paid for. */
export async function paidBooking(dealId: string, token: string, card?: string): Promise<string> {
  const { id } = (await book(dealId, token)).body;
  const path = `/v1/bookings/${id}/payment`;
  // Who is told that it is being prepared asks again, as any client does.
  const sheet = await eventually(
    async () => (await call('POST', path, { token, body: { email: 'mara@example.com' } })).body,
    ({ status }) => status === 'ready',
  );
  await pay(sheet, card);
  await call('POST', `${path}/confirmation`, { token });
  return id;
}
