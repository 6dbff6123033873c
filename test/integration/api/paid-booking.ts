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

/** The sheet to pay with: who is told that it is being prepared asks again, as any client does. */
export const sheetOf = (id: string, token: string, email = 'mara@example.com') =>
  eventually(
    async () => (await call('POST', `/v1/bookings/${id}/payment`, { token, body: { email } })).body,
    ({ status }) => status === 'ready',
  );

/** The booking once its payment is through: who asks while Stripe is slow asks again, as any client does. */
export const confirmed = (id: string, token: string) =>
  eventually(
    async () => (await call('POST', `/v1/bookings/${id}/payment/confirmation`, { token })).body,
    ({ status }) => status === 'confirmed',
  );

/** A booking of the deal that its buyer has paid for. */
export async function paidBooking(dealId: string, token: string, card?: string): Promise<string> {
  const { id } = (await book(dealId, token)).body;
  await pay(await sheetOf(id, token), card);
  await confirmed(id, token);
  return id;
}
