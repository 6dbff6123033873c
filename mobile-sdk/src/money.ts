import { digitsOf } from './generated/currencies.ts';
import type { Money } from './generated/types.gen.ts';

/** Returns the decimal places of a currency, from the API's table (ISO 4217): 2 for euros, 0 for yen, 3 for dinars. */
export const currencyDigits = (currency: string): number => digitsOf(currency);

/**
 * Formats money as the device does: `€29.00`, `29,00 €`, `¥14,800`. The decimal places are the API's. Those of Intl
 * differ from ISO 4217, and between versions of a runtime.
 * @param locale as Intl takes it, `de-AT`; by default the device's
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
