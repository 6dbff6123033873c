import { currencyDigits, type Money } from '@stampede/mobile-sdk/admin';

/** The greatest amount of the API, in minor units. */
const most = 1_000_000_000_000;

/** An amount that a person typed: its minor units, or its fault. */
export type ReadAmount = { readonly minor: number } | { readonly fault: 'amount' | 'digits' | 'tooMuch' };

/**
 * Reads an amount as people type it: `12.50`, `12,50`, `1 234`, `1.234,50`. The currency says how many digits may
 * follow the decimal sign. A further digit is a fault and never rounded, so `1.234` euros is refused: it could mean two
 * amounts.
 */
export function readAmount(typed: string, currency: string): ReadAmount {
  const text = typed.trim().replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, '');
  const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const [whole = '', part = '', ...more] = text.split(decimal);
  const grouped = /^(\d+|\d{1,3}([.,]\d{3})+)$/;
  if (more.length > 0 || !grouped.test(whole) || !/^\d*$/.test(part)) return { fault: 'amount' };
  const digits = currencyDigits(currency);
  if (part.length > digits) return { fault: 'digits' };
  const minor = Number(whole.replaceAll(/[.,]/g, '') + part.padEnd(digits, '0'));
  return minor > most ? { fault: 'tooMuch' } : { minor };
}

/** Writes an amount as `readAmount` reads it, with the decimal sign of the language: `12,50`. */
export function writeAmount({ amountMinor, currency }: Money, locale: string): string {
  const digits = currencyDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  if (digits === 0) return text;
  const decimal =
    new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return `${text.slice(0, -digits)}${decimal}${text.slice(-digits)}`;
}
