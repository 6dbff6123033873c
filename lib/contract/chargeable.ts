import { exponentOf, type Money } from './money.ts';

/**
 * The amounts that Stripe can charge, by currency. One table serves the prices that may be published and the amounts
 * that are sent. Stripe counts some currencies in other units than ISO 4217. All amounts here are minor units of ISO
 * 4217, as everywhere in the API.
 * @see https://docs.stripe.com/currencies
 */

/**
 * Stripe counts these without decimals, whatever ISO 4217 says. @see https://docs.stripe.com/currencies#zero-decimal
 */
const zeroDecimal = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));

/**
 * Whole units only, counted in hundredths at Stripe. HUF and TWD are not among them: only their payouts are whole.
 * @see https://docs.stripe.com/currencies#special-cases
 */
const wholeInHundredths = new Set(['ISK', 'UGX']);

/**
 * Charged in thousandths of which the last digit must be 0. IQD and LYD have three decimals too, but Stripe supports
 * neither.
 */
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
 * The least amount that Stripe charges, in its own units. It depends on the currency of the account’s payouts. For a
 * currency that is not listed, it is the value of that currency’s least amount, which no table can tell.
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

/** The digits of the greatest amount that every payment method accepts. Some cards accept more. Source as above. */
const stripeDigits: Readonly<Record<string, number>> = { IDR: 12, COP: 10, INR: 9 };
const usualDigits = 8;

/** Returns the decimal places that Stripe uses for a currency: 0 for MGA and 2 for ISK, unlike ISO 4217. */
export const stripeExponent = (currency: string): number =>
  zeroDecimal.has(currency) ? 0 : wholeInHundredths.has(currency) ? 2 : exponentOf(currency);

/** The amounts that Stripe charges in a currency, in minor units of ISO 4217. */
export interface Chargeable {
  /** The least amount. */
  readonly minimum: number;
  /** The greatest amount. */
  readonly maximum: number;
  /** Every amount is a multiple of this: 10 for KWD, 100 for MGA. */
  readonly step: number;
}

/** Returns the step of a currency, in minor units of ISO 4217: every amount that Stripe moves is a multiple of it. */
export function stepOf(currency: string): number {
  const exponent = stripeExponent(currency);
  return (exponent === 3 ? 10 : 1) * Math.max(1, 10 ** (exponentOf(currency) - exponent));
}

/**
 * Returns the amounts for a currency. @returns undefined for a currency that Stripe does not charge. @throws RangeError
 * when it is not a currency
 */
export function chargeableIn(currency: string): Chargeable | undefined {
  if (!presentment.has(currency)) return undefined;
  const [step, unit] = [stepOf(currency), 10 ** (exponentOf(currency) - stripeExponent(currency))];
  const least = (stripeMinimum[currency] ?? 1) * unit;
  const most = (10 ** (stripeDigits[currency] ?? usualDigits) - 1) * unit;
  return { minimum: Math.ceil(least / step) * step, maximum: Math.floor(most / step) * step, step };
}

/**
 * Returns the reason why Stripe would refuse this amount, in words that follow the name of a field.
 * @returns undefined when it can be charged. An amount of 0 cannot: a free order is not charged.
 */
export function whyNotChargeable({ amountMinor, currency }: Money): string | undefined {
  const can = chargeableIn(currency);
  if (!can) return `cannot be in ${currency}, because Stripe does not charge it`;
  if (amountMinor < can.minimum) return `must be at least ${can.minimum} minor units of ${currency}`;
  if (amountMinor > can.maximum) return `must be at most ${can.maximum} minor units of ${currency}`;
  if (amountMinor % can.step !== 0) return `must be a multiple of ${can.step} minor units of ${currency}`;
  return undefined;
}
