import { exponentOf, type Money } from '../contract/money.ts';

/** Stripe takes these without decimals, whatever ISO 4217 says. @see https://docs.stripe.com/currencies#zero-decimal */
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Without decimals in ISO 4217, and with two at Stripe. @see https://docs.stripe.com/currencies#special-cases */
const twoDecimal = new Set(['ISK', 'UGX']);

const stripeExponent = (currency: string): number =>
  zeroDecimal.has(currency) ? 0 : twoDecimal.has(currency) ? 2 : exponentOf(currency);

/**
 * An amount as Stripe counts it.
 * @throws RangeError when Stripe has no such amount: a currency with three decimals is charged in tens.
 */
export function toStripeAmount({ amountMinor, currency }: Money): number {
  const amount = (amountMinor * 10 ** stripeExponent(currency)) / 10 ** exponentOf(currency);
  const step = stripeExponent(currency) === 3 ? 10 : 1;
  if (!Number.isSafeInteger(amount) || amount % step !== 0)
    throw new RangeError(`Stripe cannot charge ${amountMinor} minor units of ${currency}`);
  return amount;
}

/** The least that Stripe moves in this currency, in minor units of ISO 4217; every amount is a multiple of it. */
export function stripeStep(currency: string): number {
  const exponent = stripeExponent(currency);
  return (exponent === 3 ? 10 : 1) * Math.max(1, 10 ** (exponentOf(currency) - exponent));
}

/** What Stripe counts, in minor units of ISO 4217. The currency is in lower case there. */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return { amountMinor: (amount * 10 ** exponentOf(code)) / 10 ** stripeExponent(code), currency: code };
}
