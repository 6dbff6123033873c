import { currencyExponents } from './currencies.ts';
import type { Money } from './money.ts';

/**
 * Writes an amount in its currency’s major unit, for files: `19.90` for 1990 minor units of EUR, `1250` for JPY. The
 * digits are moved as text, not divided. The console uses it too, so this file loads no schemas.
 */
export function majorUnits({ amountMinor, currency }: Money): string {
  const exponent = currencyExponents[currency] ?? 0;
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
