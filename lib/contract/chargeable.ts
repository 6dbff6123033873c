import { exponentOf, type Money } from './money.ts';

/**
 * The amounts that Stripe can charge, currency by currency: one table for the prices that may be published and the
 * amounts that are sent. Stripe counts some currencies in other units than ISO 4217; here all amounts are minor units
 * of ISO 4217, as everywhere in the API.
 * @see https://docs.stripe.com/currencies
 */

/** Stripe takes these without decimals, whatever ISO 4217 says. @see https://docs.stripe.com/currencies#zero-decimal */
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));

/**
 * Whole units only, counted in hundredths at Stripe. HUF and TWD are not among them: only their payouts are whole.
 * @see https://docs.stripe.com/currencies#special-cases
 */
const wholeInHundredths = new Set(['ISK', 'UGX']);

/** Charged in tens of thousandths: the last digit is 0. IQD and LYD have three decimals too, and Stripe has neither. */
const threeDecimal = 'BHD JOD KWD OMR TND';

/** Currencies that Stripe charges. @see https://docs.stripe.com/currencies#presentment-currencies */
const presentment = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC
  CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JPY KES
  KGS KHR KMF KRW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
  NZD PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL THB TJS TOP TRY TTD TWD
  TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ${threeDecimal}`.split(/\s+/),
);

/**
 * The least that Stripe charges, in its own units. It depends on the currency that the account is paid out in: for one
 * that is not listed it is the worth of that currency's least, which no table knows.
 * @see https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
const codesByMinimum: Readonly<Record<number, string>> = {
  30: 'GBP',
  50: 'ARS AUD BRL CAD CHF COP EUR IDR ILS INR JPY KRW NZD PHP RUB SGD USD ZAR',
  200: 'AED MYR PLN RON',
  250: 'DKK',
  300: 'NOK SEK',
  400: 'HKD',
  1000: 'MXN THB',
  1500: 'CZK',
  17500: 'HUF',
};
const stripeMinimum: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(codesByMinimum).flatMap(([least, codes]) =>
    codes.split(' ').map((code) => [code, Number(least)] as const),
  ),
);

/** Digits of the greatest amount that every payment method takes; some cards can do more. Source as above. */
const stripeDigits: Readonly<Record<string, number>> = { IDR: 12, COP: 10, INR: 9 };
const usualDigits = 8;

/** How many decimal places Stripe counts in this currency: 0 for MGA and 2 for ISK, other than ISO 4217. */
export const stripeExponent = (currency: string): number =>
  zeroDecimal.has(currency) ? 0 : wholeInHundredths.has(currency) ? 2 : exponentOf(currency);

/** The amounts that Stripe charges in a currency, in minor units of ISO 4217. */
export interface Chargeable {
  /** The least amount. */
  readonly minimum: number;
  /** The greatest amount. */
  readonly maximum: number;
  /** Every amount is a multiple of it: 10 for KWD, 100 for MGA. */
  readonly step: number;
}

/** The least that Stripe moves in this currency, in minor units of ISO 4217; every amount is a multiple of it. */
export function stepOf(currency: string): number {
  const exponent = stripeExponent(currency);
  return (exponent === 3 ? 10 : 1) * Math.max(1, 10 ** (exponentOf(currency) - exponent));
}

/** @returns undefined for a currency that Stripe does not charge. @throws RangeError when it is no currency at all */
export function chargeableIn(currency: string): Chargeable | undefined {
  if (!presentment.has(currency)) return undefined;
  const [step, unit] = [stepOf(currency), 10 ** (exponentOf(currency) - stripeExponent(currency))];
  const least = (stripeMinimum[currency] ?? 1) * unit;
  const most = (10 ** (stripeDigits[currency] ?? usualDigits) - 1) * unit;
  return { minimum: Math.ceil(least / step) * step, maximum: Math.floor(most / step) * step, step };
}

/**
 * Why Stripe would refuse this amount, in words that follow the name of a field.
 * @returns undefined when it can be charged. An amount of 0 cannot: what is free is not charged.
 */
export function whyNotChargeable({ amountMinor, currency }: Money): string | undefined {
  const can = chargeableIn(currency);
  if (!can) return `cannot be in ${currency}: no payment in it is possible`;
  if (amountMinor < can.minimum) return `must be at least ${can.minimum} minor units of ${currency}`;
  if (amountMinor > can.maximum) return `must be at most ${can.maximum} minor units of ${currency}`;
  if (amountMinor % can.step !== 0) return `must be a multiple of ${can.step} minor units of ${currency}`;
  return undefined;
}
