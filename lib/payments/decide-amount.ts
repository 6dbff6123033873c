import type { Money } from '../contract/money.ts';
import type { PaymentRecord } from './payment.ts';

/**
 * Returns the amount to pay: the sum of the lines.
 * @throws RangeError without a line, for lines in two currencies, and for a sum below zero
 */
export function amountOf({ lines }: Pick<PaymentRecord, 'lines'>): Money {
  const [currency, another] = new Set(lines.map(({ amount }) => amount.currency));
  if (currency === undefined || another !== undefined)
    throw new RangeError(`A payment is in one currency, not in ${[currency, another].join(' and ')}`);
  const amountMinor = lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  if (amountMinor < 0) throw new RangeError(`The lines of a payment sum to ${amountMinor} ${currency}`);
  return { amountMinor, currency };
}
