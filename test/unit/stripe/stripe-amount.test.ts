import { describe, expect, it } from 'vitest';
import { currencyExponents } from '../../../lib/contract/currencies.ts';
import { fromStripeAmount, toStripeAmount } from '../../../lib/stripe/stripe-amount.ts';

describe('toStripeAmount', () => {
  it.each([
    [{ amountMinor: 1999, currency: 'EUR' }, 1999],
    [{ amountMinor: 1999, currency: 'JPY' }, 1999],
    [{ amountMinor: 5000, currency: 'ISK' }, 500_000],
    [{ amountMinor: 5000, currency: 'MGA' }, 50],
    [{ amountMinor: 1990, currency: 'KWD' }, 1990],
  ])('charges %j as %i', (money, amount) => {
    expect(toStripeAmount(money)).toBe(amount);
    expect(fromStripeAmount(amount, money.currency.toLowerCase())).toEqual(money);
  });

  it.each([
    { amountMinor: 1999, currency: 'KWD' },
    { amountMinor: 5001, currency: 'MGA' },
  ])('has no amount for %j', (money) => {
    expect(() => toStripeAmount(money)).toThrow(RangeError);
  });

  it('comes back as it went, in every currency', () => {
    for (const currency of Object.keys(currencyExponents)) {
      const money = { amountMinor: 123_000, currency };
      expect(fromStripeAmount(toStripeAmount(money), currency.toLowerCase())).toEqual(money);
    }
  });
});
