import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../lib/approvals/act.ts';
import { dayBound, decideOversight } from '../../../lib/approvals/decide-oversight.ts';
import type { OversightPolicy } from '../../../lib/approvals/oversight-policy.ts';
import type { BookingId, DealId, ExportId } from '../../../lib/contract/ids.ts';

const policy: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: 200_000 },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: 500_000 },
  approvePriceChanges: false,
  approveExports: false,
  approveDeletions: false,
};
const dealId = 'deal_0000000000000001' as DealId;
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const refund = (amountMinor: number, refundedMinor = 0): Act => ({
  kind: 'refund',
  dealId,
  bookingId: 'bkg' as BookingId,
  refundId: 'rfd',
  amount: euros(amountMinor),
  refundedMinor,
  reason: '',
  how: 'money',
});
const callOff = (amountMinor: number): Act => ({ kind: 'call_off', dealId, amount: euros(amountMinor) });
const priceChange: Act = {
  kind: 'price_change',
  dealId,
  version: 1,
  price: euros(90_000),
  newPrice: euros(1),
};
const list: Act = { kind: 'export', dealId, exportId: 'exp' as ExportId, statuses: [] };

describe('decideOversight', () => {
  it.each([
    ['a refund up to the limit', refund(20_000), 0, '--'],
    ['one above it', refund(20_001), 0, 's-'],
    ['the last part of one above it', refund(1, 20_000), 0, 's-'],
    ['a small one up to the sum of a day', refund(200), 49_800, '--'],
    ['a small one above it', refund(201), 49_800, 's-'],
    ['one that a colleague has to see', refund(200_001), 0, 'sa'],
    ['the last part of one that a colleague has to see', refund(1, 200_000), 0, 'sa'],
    ['a small one above what a day may have alone', refund(201), 499_800, 'sa'],
    ['calling a deal off', callOff(1), 0, 's-'],
    ['calling a deal off that sold much', callOff(200_001), 0, 'sa'],
    ['another price', priceChange, 0, 's-'],
    ['another policy', { kind: 'policy_change', dealId } as Act, 0, 's-'],
    ['a list of attendees', list, 0, 's-'],
  ])('%s', (_, act, today, asked) => {
    const { stepUp, approval } = decideOversight(act, policy, today);
    expect(`${stepUp ? 's' : '-'}${approval ? 'a' : '-'}`).toBe(asked);
  });

  it('asks for a colleague where the stage says so, and never where it says null', () => {
    const all = { ...policy, approvePriceChanges: true, approveExports: true };
    expect(decideOversight(priceChange, all, 0).approval).toBe(true);
    expect(decideOversight(list, all, 0).approval).toBe(true);
    const alone = {
      ...policy,
      refund: { stepUpMinor: 0, approvalMinor: null },
      refundsADay: { stepUpMinor: 0, approvalMinor: null },
    };
    for (const act of [refund(1_000_000_000), callOff(1_000_000_000)])
      expect(decideOversight(act, alone, 1_000_000_000).approval).toBe(false);
  });
});

it('dayBound leaves room for what was decided, and none for what would have been decided otherwise', () => {
  const minor = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(minor, fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (today, amount, recent) => {
      const { stepUp, approval } = decideOversight(refund(amount), policy, today);
      if (approval || (stepUp && !recent)) return;
      const bound = dayBound(policy, { recent, approved: false });
      expect(bound).not.toBeNull();
      // A sum that another refund has raised to this is no longer what was decided about.
      const ofDay = decideOversight(refund(amount, -amount), policy, (bound ?? 0) - amount + 1);
      expect(today + amount).toBeLessThanOrEqual(bound ?? 0);
      expect(ofDay.approval || (ofDay.stepUp && !recent)).toBe(true);
    }),
  );
  expect(dayBound(policy, { recent: true, approved: true })).toBeNull();
});
