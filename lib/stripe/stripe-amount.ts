import { stepOf, stripeExponent } from '../contract/chargeable.ts';
import { exponentOf, type Money } from '../contract/money.ts';

/**
 * An amount as Stripe counts it.
 * @throws RangeError when Stripe has no such amount: a currency with three decimals is charged in tens.
 */
export function toStripeAmount({ amountMinor, currency }: Money): number {
  const amount = (amountMinor * 10 ** stripeExponent(currency)) / 10 ** exponentOf(currency);
  if (!Number.isSafeInteger(amount) || amountMinor % stepOf(currency) !== 0)
    throw new RangeError(`Stripe cannot charge ${amountMinor} minor units of ${currency}`);
  return amount;
}

/** What Stripe counts, in minor units of ISO 4217. The currency is in lower case there. */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return { amountMinor: (amount * 10 ** exponentOf(code)) / 10 ** stripeExponent(code), currency: code };
}
