import Stripe from 'stripe';
import { inject } from 'vitest';
import type { PaymentSheet } from '../../../lib/contract/payment.ts';

/** What the PaymentSheet does: it knows the publishable key and the client secret, and nothing else. */
export async function pay(sheet: PaymentSheet, card = 'pm_card_visa') {
  const { hostname, port } = new URL(inject('cloud').stripeUrl);
  const device = new Stripe(sheet.publishableKey, { host: hostname, port: Number(port), protocol: 'http' });
  return device.paymentIntents.confirm(sheet.clientSecret.split('_secret_')[0] ?? '', {
    client_secret: sheet.clientSecret,
    payment_method: card,
    return_url: 'stampede://paid',
  } as Stripe.PaymentIntentConfirmParams);
}
