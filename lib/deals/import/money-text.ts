import { currencyExponents } from '../../contract/currencies.ts';
import type { Money } from '../../contract/money.ts';

export type Read<T> = { readonly value: T } | { readonly wrong: string };

/**
 * Reads an amount as people write it, `19.99`, in minor units of its currency. Moves digits as text: no floating point
 * and no rounding. An amount that the currency cannot express is refused.
 */
export function readMoney(amount: string, currency: string): Read<Money> {
  const exponent = currencyExponents[currency];
  if (exponent === undefined)
    return { wrong: `cannot be read: ${currency || 'nothing'} is not a currency code` };
  const [, whole, fraction = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined) return { wrong: 'must be a plain decimal number, as in 1250 or 19.99' };
  if (fraction.length > exponent)
    return { wrong: `has more decimal places than ${currency} has: at most ${exponent}` };
  return { value: { amountMinor: Number(whole + fraction.padEnd(exponent, '0')), currency } };
}
