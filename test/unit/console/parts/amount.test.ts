import { expect, it } from 'vitest';
import { readAmount, writeAmount } from '../../../../console/src/parts/amount.ts';

it.each([
  ['12.50', 'EUR', 1250],
  ['12,5', 'EUR', 1250],
  ['12', 'EUR', 1200],
  ['0', 'EUR', 0],
  ['1 234,50', 'EUR', 123_450],
  ['1.234,50', 'EUR', 123_450],
  ['1,234.50', 'EUR', 123_450],
  ['1’234.50', 'CHF', 123_450],
  ['1500', 'JPY', 1500],
  ['7.250', 'KWD', 7250],
])('%s in %s is %i minor units', (typed, currency, minor) => {
  expect(readAmount(typed, currency)).toEqual({ minor });
});

it.each([
  ['', 'EUR', 'amount'],
  ['-3', 'EUR', 'amount'],
  ['12.5.0', 'EUR', 'amount'],
  ['twelve', 'EUR', 'amount'],
  ['1.234', 'EUR', 'digits'],
  ['1.5', 'JPY', 'digits'],
  ['99999999999', 'EUR', 'tooMuch'],
])('%s in %s has the fault %s', (typed, currency, fault) => {
  expect(readAmount(typed, currency)).toEqual({ fault });
});

it('writes what it reads, in both languages and for all numbers of digits', () => {
  for (const locale of ['en', 'de'])
    for (const currency of ['EUR', 'JPY', 'KWD'])
      for (const minor of [0, 5, 99, 1250, 1_234_567])
        expect(readAmount(writeAmount({ amountMinor: minor, currency }, locale), currency)).toEqual({
          minor,
        });
  expect(writeAmount({ amountMinor: 1250, currency: 'EUR' }, 'de')).toBe('12,50');
});
