import { expect, it } from 'vitest';
import { ledgerAmount } from '../../../console/src/pages/money/ledger-amount.ts';

it('ledgerAmount reads what a report writes, and nothing else', () => {
  expect(ledgerAmount('-1999 EUR')).toEqual({ amountMinor: -1999, currency: 'EUR' });
  expect(ledgerAmount('1,999 EUR')).toBeUndefined();
  expect(ledgerAmount(undefined)).toBeUndefined();
});
