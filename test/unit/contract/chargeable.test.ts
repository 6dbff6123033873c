import { describe, expect, it } from 'vitest';
import { chargeableIn, whyNotChargeable } from '../../../lib/contract/chargeable.ts';
import { currencyExponents } from '../../../lib/contract/currencies.ts';
import { toStripeAmount } from '../../../lib/stripe/stripe-amount.ts';
import { assertChargeable, assertSupported } from '../../../local/stripe/currencies.ts';

describe('whyNotChargeable', () => {
  it.each([
    [1_234, 'KWD', /multiple of 10/],
    [30, 'EUR', /at least 50/],
    [40, 'JPY', /at least 50/],
    [15_050, 'MGA', /multiple of 100/],
    [120_000_000, 'VND', /at most 99999999/],
    [1_500_000, 'ISK', /at most 999999/],
    [5_000, 'IQD', /Stripe does not charge it/],
    [5_000, 'IRR', /Stripe does not charge it/],
    [5_000, 'KPW', /Stripe does not charge it/],
    [0, 'EUR', /at least 50/],
  ])('says why %i minor units of %s cannot be charged', (amountMinor, currency, why) => {
    expect(whyNotChargeable({ amountMinor, currency })).toMatch(why);
  });

  it.each([
    [1_230, 'KWD'],
    [50, 'EUR'],
    [15_000, 'MGA'],
    [99_999_999, 'VND'],
    [999_999, 'ISK'],
    [17_501, 'HUF'],
    [101, 'TWD'],
    [999_999_999_999, 'IDR'],
  ])('has nothing against %i minor units of %s', (amountMinor, currency) => {
    expect(whyNotChargeable({ amountMinor, currency })).toBeUndefined();
  });

  it('says of every currency what the double of Stripe does', () => {
    for (const currency of Object.keys(currencyExponents)) {
      const { minimum, maximum, step } = chargeableIn(currency) ?? { minimum: 1, maximum: 1, step: 1 };
      const around = (edge: number) => [-step, -step / 2, -1, 0, 1, step].map((by) => edge + by);
      for (const amountMinor of [...around(minimum), ...around(maximum), 5 * step * minimum + 1])
        if (Number.isSafeInteger(amountMinor) && amountMinor > 0) {
          const money = { amountMinor, currency };
          expect(takes(money), JSON.stringify(money)).toBe(whyNotChargeable(money) === undefined);
        }
    }
  });
});

function takes(money: { amountMinor: number; currency: string }): boolean {
  try {
    const currency = money.currency.toLowerCase();
    assertSupported(currency);
    assertChargeable(toStripeAmount(money), currency);
    return true;
  } catch {
    return false;
  }
}
