import { expect, it } from 'vitest';
import {
  amountOf,
  faultsOf,
  noRefund,
  reasonFault,
  refundOf,
} from '../../../../console/src/pages/bookings/refund-fields.ts';

const left = { amountMinor: 1900, currency: 'EUR' };
const some = (amount: string) => ({ ...noRefund, part: 'some' as const, amount, reason: 'The oven broke.' });

it('names the amount also when it is all that is left', () => {
  const fields = { ...noRefund, reason: ' The oven broke. ', returnUnits: true };
  expect(refundOf(fields, left)).toEqual({ amount: left, reason: 'The oven broke.', returnUnits: true });
});

it('returns no units with a part', () => {
  expect(refundOf({ ...some('5,50'), returnUnits: true }, left)).toMatchObject({
    amount: { amountMinor: 550, currency: 'EUR' },
    returnUnits: false,
  });
});

it('finds the fault of each field', () => {
  expect(faultsOf(noRefund, left)).toEqual({ reason: 'missing' });
  expect(faultsOf(some(''), left)).toEqual({ amount: 'missing' });
  expect(faultsOf(some('five'), left)).toEqual({ amount: 'invalid' });
  expect(faultsOf(some('0'), left)).toEqual({ amount: 'zero' });
  expect(faultsOf(some('19.01'), left)).toEqual({ amount: 'tooMuch' });
  expect(faultsOf(some('19'), left)).toEqual({});
  expect(amountOf(some('five'), left)).toBeUndefined();
});

it('counts characters as people do', () => {
  expect(reasonFault('😀'.repeat(300))).toBeUndefined();
  expect(reasonFault('x'.repeat(301))).toBe('tooLong');
  expect(reasonFault(' \n ')).toBe('missing');
});
