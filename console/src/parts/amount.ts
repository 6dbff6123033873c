import { currencyDigits } from '@stampede/mobile-sdk/admin';

const separators = new Map<string, string>();

/** The decimal sign of a language. */
function decimalSign(locale: string): string {
  const known = separators.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  separators.set(locale, sign);
  return sign;
}

/**
 * Reads an amount that a person typed in the currency's own units: `12,50` is 1250 minor units of EUR. Point and comma
 * both count as the decimal sign, as long as there is only one of them.
 * @returns undefined for other text, and for more digits than the currency has
 */
export function parseAmount(typed: string, currency: string): number | undefined {
  const digits = currencyDigits(currency);
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.replaceAll(/[\s\u00a0\u202f]/g, ''));
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > digits) return undefined;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** Writes an amount as a person of this language types it, without the currency: 1250 of EUR is `12,50`. */
export function typedAmount(amountMinor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency);
  return (amountMinor / 10 ** digits).toFixed(digits).replace('.', decimalSign(locale));
}
