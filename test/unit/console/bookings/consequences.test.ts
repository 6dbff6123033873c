import type { AdminDeal, Dispute, StaffPayment } from '@stampede/mobile-sdk/admin';
import { expect, it } from 'vitest';
import {
  cancellationOf,
  isDisputed,
  isRefundable,
  leftOf,
} from '../../../../console/src/pages/bookings/consequences.ts';

const now = '2026-11-30T12:00:00.000Z';
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const paid = (changed: object = {}) =>
  ({
    status: 'captured',
    amount: eur(1999),
    refunded: eur(0),
    disputes: [],
    ...changed,
  }) as unknown as StaffPayment;
const dispute = (status: string, withdrawn: number, reinstated = 0) =>
  ({ status, withdrawn: eur(withdrawn), reinstated: eur(reinstated) }) as Dispute;
const deal = (refunds?: { percent: number; until?: string }[]) =>
  ({ state: 'live', ...(refunds && { cancellationPolicy: { refunds } }) }) as AdminDeal;
const confirmed = { status: 'confirmed', total: eur(1999) } as const;

it('returns the part of the rest that the policy has now, rounded for the buyer', () => {
  const policy = deal([{ percent: 100, until: '2026-11-30T11:00:00.000Z' }, { percent: 50 }]);
  expect(cancellationOf(confirmed, paid(), policy, now)).toEqual({
    kind: 'money',
    percent: 50,
    amount: eur(1000),
  });
  const rest = paid({ refunded: eur(999) });
  expect(cancellationOf(confirmed, rest, policy, now)).toMatchObject({ amount: eur(500) });
});

it('returns everything of a deal that was called off', () => {
  const off = { ...deal(), state: 'cancelled' } as AdminDeal;
  expect(cancellationOf(confirmed, paid(), off, now)).toMatchObject({ percent: 100, amount: eur(1999) });
});

it('says why a booking cannot be cancelled', () => {
  const why = (payment: StaffPayment | undefined, terms: AdminDeal) =>
    cancellationOf(confirmed, payment, terms, now);
  expect(why(paid(), deal())).toEqual({ kind: 'impossible', why: 'final' });
  expect(why(undefined, deal())).toEqual({ kind: 'impossible', why: 'not_paid' });
  expect(why(paid({ refunded: eur(1999) }), deal())).toEqual({ kind: 'impossible', why: 'refunded' });
  const open = paid({ disputes: [dispute('needs_response', 1999)] });
  expect(why(open, deal([{ percent: 100 }]))).toEqual({ kind: 'impossible', why: 'disputed' });
  const over = { ...confirmed, status: 'cancelled' } as const;
  expect(cancellationOf(over, paid(), deal(), now)).toEqual({ kind: 'impossible', why: 'over' });
});

it('returns only units where nothing was paid', () => {
  expect(cancellationOf({ status: 'held', total: eur(1999) }, undefined, deal(), now)).toEqual({
    kind: 'units',
  });
  expect(cancellationOf({ ...confirmed, total: eur(0) }, undefined, deal(), now)).toEqual({ kind: 'units' });
});

it('leaves money to a bank that decides, and not to an inquiry or a dispute that was won', () => {
  expect(isDisputed([dispute('lost', 1999)])).toBe(true);
  expect(isDisputed([dispute('warning_needs_response', 0)])).toBe(false);
  expect(isDisputed([dispute('won', 1999, 1999)])).toBe(false);
  expect(isRefundable(paid({ disputes: [dispute('under_review', 1999)] }))).toBe(false);
  expect(isRefundable(paid({ disputes: [dispute('won', 1999, 1999)] }))).toBe(true);
  expect(isRefundable(paid({ status: 'open' }))).toBe(false);
  expect(leftOf(paid({ refunded: eur(500), disputes: [dispute('lost', 1000)] }))).toEqual(eur(499));
});
