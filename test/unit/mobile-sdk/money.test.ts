import { afterEach, describe, expect, it, vi } from 'vitest';
import { currencyExponents } from '../../../lib/contract/currencies.ts';
import { currencyDigits, formatMoney } from './sdk.ts';

const Real = Intl.NumberFormat;
afterEach(() => vi.unstubAllGlobals());

/** A runtime whose own digits of every currency are others, as CLDR's differ from ISO 4217 and from each other. */
function runtimeWith(digits: number) {
  const own = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  class NumberFormat extends Real {
    constructor(locale?: string, options?: Intl.NumberFormatOptions) {
      super(locale, { ...own, ...options, currencyDisplay: 'code' });
    }
  }
  vi.stubGlobal('Intl', { NumberFormat });
}

describe.each([0, 2, 3])('where the runtime says that every currency has %i decimal places', (digits) => {
  it.each(Object.entries(currencyExponents))('%s is written with the API’s %i', (currency, exponent) => {
    runtimeWith(digits);
    const written = formatMoney({ amountMinor: 1_234_567, currency }, 'en').replaceAll('\u00a0', ' ');
    const major = ['1,234,567', '', '12,345.67', '1,234.567'][exponent];
    expect(written).toBe(`${currency} ${major}`);
    expect(currencyDigits(currency)).toBe(exponent);
  });
});

it.each([
  [5_000, 'IQD', 'en', 'IQD 5.000'],
  [5_000, 'HUF', 'en', 'HUF 50.00'],
  [2_900, 'EUR', 'de', '29,00 €'],
  [-50, 'USD', 'en', '-$0.50'],
  [100, 'XYZ', 'en', 'XYZ 1.00'],
])('%i of %s in %s is %s', (amountMinor, currency, locale, written) => {
  expect(formatMoney({ amountMinor, currency }, locale).replaceAll('\u00a0', ' ')).toBe(written);
});
