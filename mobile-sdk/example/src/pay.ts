import type { PaymentSheet } from '@stampede/mobile-sdk';

/** Shows the payment sheet. Resolves when it is done. @throws Error with a text for the buyer when the card is refused */
export type Pay = (sheet: PaymentSheet) => Promise<void>;

/**
 * Pays with Stripe's test card. Your app calls `presentPaymentSheet()` of `@stripe/stripe-react-native` instead, or
 * Stripe.js in a browser. Both send the same request.
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
