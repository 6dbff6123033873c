import { digitsOf } from './generated/currencies.ts';
import type { Money } from './generated/types.gen.ts';

/** Decimal places of a currency, by the API's table (ISO 4217): a hundred cents are 2, yen have 0, dinars 3. */
export const currencyDigits = (currency: string): number => digitsOf(currency);

/**
 * Money as the device writes it: `€29.00`, `29,00 €`, `¥14,800`. Its decimal places are the API's: those of Intl differ
 * from ISO 4217, and from one version of a runtime to the next.
 * @param locale as Intl takes it, `de-AT`; left out, the device's
 */
export function formatMoney({ amountMinor, currency }: Money, locale?: string): string {
  const digits = digitsOf(currency);
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return new Intl.NumberFormat(locale, options as object).format(amountMinor / 10 ** digits);
}
