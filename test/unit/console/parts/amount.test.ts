import { expect, it } from 'vitest';
import { parseAmount, typedAmount } from '../../../../console/src/parts/amount.ts';

it('reads amounts in the units of their currency, with point or comma', () => {
  expect(parseAmount('12.50', 'EUR')).toBe(1250);
  expect(parseAmount('12,5', 'EUR')).toBe(1250);
  expect(parseAmount(' 1 200 ', 'JPY')).toBe(1200);
  expect(parseAmount('0,125', 'KWD')).toBe(125);
});

it('refuses what could mean two amounts, and more digits than the currency has', () => {
  for (const typed of ['1,200.00', '1.2.3', '-5', '', 'abc', '1e3'])
    expect(parseAmount(typed, 'EUR')).toBeUndefined();
  expect(parseAmount('1.234', 'EUR')).toBeUndefined();
  expect(parseAmount('1.5', 'JPY')).toBeUndefined();
});

it('writes what it reads, in each language', () => {
  expect(typedAmount(1250, 'EUR', 'de')).toBe('12,50');
  expect(typedAmount(1250, 'EUR', 'en')).toBe('12.50');
  expect(typedAmount(1200, 'JPY', 'en')).toBe('1200');
  for (const minor of [1, 99, 100, 123_456_789]) {
    expect(parseAmount(typedAmount(minor, 'EUR', 'de'), 'EUR')).toBe(minor);
    expect(parseAmount(typedAmount(minor, 'KWD', 'en'), 'KWD')).toBe(minor);
  }
});
