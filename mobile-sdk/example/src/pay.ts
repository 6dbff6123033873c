import type { PaymentSheet } from '@stampede/mobile-sdk';

/** Shows the sheet, and resolves when it is done. @throws Error with words for the buyer when the card is refused */
export type Pay = (sheet: PaymentSheet) => Promise<void>;

/**
 * Pays with Stripe's test card, and stands where an app of yours calls `presentPaymentSheet()` of
 * `@stripe/stripe-react-native`, or Stripe.js in a browser: the request is the one that those send.
 */
export const payWithTestCard =
  (stripeUrl: string, card = 'pm_card_visa'): Pay =>
  async ({ clientSecret, publishableKey }) => {
    const [intent = ''] = clientSecret.split('_secret_');
    const form = { key: publishableKey, client_secret: clientSecret, payment_method: card };
    const response = await fetch(`${stripeUrl}/v1/payment_intents/${intent}/confirm`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: Object.entries(form)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&'),
    });
    if (response.ok) return;
    const { error } = (await response.json()) as { error?: { message?: string } };
    throw new Error(error?.message ?? 'The card was not accepted.');
  };
