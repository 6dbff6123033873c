import { stepOf, stripeExponent } from '../contract/chargeable.ts';
import { exponentOf, type Money } from '../contract/money.ts';

/**
 * Returns an amount in Stripe's units.
 * @throws RangeError when Stripe has no such amount: a currency with three decimals is charged in tens.
 */
export function toStripeAmount({ amountMinor, currency }: Money): number {
  const amount = (amountMinor * 10 ** stripeExponent(currency)) / 10 ** exponentOf(currency);
  if (!Number.isSafeInteger(amount) || amountMinor % stepOf(currency) !== 0)
    throw new RangeError(`Stripe cannot charge ${amountMinor} minor units of ${currency}`);
  return amount;
}

/** Returns Stripe's amount in minor units of ISO 4217. Stripe writes the currency in lower case. */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return { amountMinor: (amount * 10 ** exponentOf(code)) / 10 ** stripeExponent(code), currency: code };
}
