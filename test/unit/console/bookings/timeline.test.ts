import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { expect, it } from 'vitest';
import { timelineOf } from '../../../../console/src/pages/bookings/timeline.ts';

const at = (minute: number) => `2026-11-30T12:${String(minute).padStart(2, '0')}:00.000Z`;
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const booking = (changed: object) =>
  ({ status: 'held', total: eur(1900), createdAt: at(0), updatedAt: at(0), ...changed }) as RecordedBooking;
const entry = (kind: string, minute: number) => ({
  ...{ entry: `${kind}#1`, kind, currency: 'EUR', at: at(minute) },
  lines: [
    { account: 'stripe', amountMinor: 1900 },
    { account: 'sales', amountMinor: -1900 },
  ],
});
const payment = (changed: object) =>
  ({
    amount: eur(1900),
    createdAt: at(1),
    refunds: [],
    disputes: [],
    ledger: [],
    ...changed,
  }) as unknown as StaffPayment;

it('shows the end of a hold as something that is due', () => {
  const steps = timelineOf(booking({ holdExpiresAt: at(10) }), undefined, at(5));
  expect(steps.map(({ kind, isAhead }) => [kind, isAhead])).toEqual([
    ['placed', false],
    ['held', true],
  ]);
});

it('tells the way of the money in order of time', () => {
  const refund = {
    id: 'rfd_1',
    amount: eur(1900),
    reason: 'The oven broke.',
    status: 'failed',
    requestedAt: at(3),
  };
  const steps = timelineOf(
    booking({ status: 'refunded', updatedAt: at(3) }),
    payment({
      ledger: [entry('refund', 4), entry('capture', 2), entry('refund_failed', 6)],
      refunds: [refund],
    }),
    at(9),
  );
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...['placed', 'paymentBegun', 'paid', 'refundRequested', 'refunded', 'refundSent', 'refundFailed'],
  ]);
  expect(steps[2]?.amount).toEqual(eur(1900));
  expect(steps[3]?.note).toBe('The oven broke.');
});

it('shows a refund that Stripe refused, of which the ledger knows nothing', () => {
  const refused = {
    ...{ id: 'rfd_1', amount: eur(5), reason: 'x', status: 'failed', failure: 'refused' },
    ...{ requestedAt: at(3), failedAt: at(4) },
  };
  const steps = timelineOf(booking({ status: 'confirmed' }), payment({ refunds: [refused] }), at(9));
  expect(steps.at(-1)).toMatchObject({ kind: 'refundFailed', amount: eur(5) });
});

it('names the deadline of a dispute only while the shop may answer', () => {
  const dispute = { id: 'dp_1', amount: eur(1900), openedAt: at(5), dueBy: at(30) };
  const kinds = (status: string) =>
    timelineOf(booking({ status: 'confirmed' }), payment({ disputes: [{ ...dispute, status }] }), at(9)).map(
      ({ kind }) => kind,
    );
  expect(kinds('needs_response')).toContain('disputeDue');
  expect(kinds('under_review')).not.toContain('disputeDue');
});

it('tells the instants of an end, of an extension and of a refusal; of an old record only the latest possible', () => {
  const refused = payment({ lastRefusal: { reason: 'no_funds', at: at(4) } });
  const cancelled = booking({ status: 'cancelled', updatedAt: at(9), endedAt: at(6), holdExtendedAt: at(2) });
  const steps = timelineOf(cancelled, refused, at(9));
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...['placed', 'paymentBegun', 'holdExtended', 'declined', 'cancelled'],
  ]);
  expect(steps[3]).toMatchObject({ refusal: 'no_funds' });
  expect(steps[4]).toMatchObject({ at: at(6) });
  expect(steps[4]).not.toHaveProperty('isBy');
  const old = timelineOf(booking({ status: 'cancelled', updatedAt: at(9) }), undefined, at(9));
  expect(old.at(-1)).toMatchObject({ at: at(9), isBy: true });
});
