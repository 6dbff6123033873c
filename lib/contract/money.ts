import * as z from 'zod';
import { currencyExponents } from './currencies.ts';

export const currency = z
  .string()
  .refine((code) => Object.hasOwn(currencyExponents, code), 'must be an ISO 4217 currency code, as in EUR')
  .meta({ id: 'Currency', description: 'ISO 4217 code.', example: 'EUR' });

/** An amount in the smallest unit of its currency: 1999 EUR is €19.99, 1999 JPY is ¥1999. */
export const money = z
  .strictObject({
    amountMinor: z.int().min(0).max(1_000_000_000_000).meta({ format: 'int64', example: 1999 }),
    currency,
  })
  .meta({ id: 'Money', description: 'An amount in minor units of its currency.' });

export type Money = z.infer<typeof money>;

/** Returns the decimal places of the currency’s major unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponentOf(code: string): number {
  const exponent = currencyExponents[code];
  if (exponent === undefined) throw new RangeError(`Unknown currency ${code}`);
  return exponent;
}

/** Returns whether both are the same amount of the same currency. */
export const isSameMoney = (a: Money, b: Money): boolean =>
  a.amountMinor === b.amountMinor && a.currency === b.currency;

/** Returns the price of `quantity` units at `unitPrice`. */
export const times = (unitPrice: Money, quantity: number): Money => ({
  ...unitPrice,
  amountMinor: unitPrice.amountMinor * quantity,
});
