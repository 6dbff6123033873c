import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CancellationPolicy,
  isAsGenerous,
  percentAt,
} from '../../../lib/contract/cancellation-policy.ts';
import { decideRefund, decideStaffRefund, type Refundable } from '../../../lib/refunds/decide-refund.ts';

const friday = '2026-12-18T18:00:00.000Z';
const saturday = '2026-12-19T18:00:00.000Z';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

const policy: CancellationPolicy = {
  refunds: [
    { percent: 100, until: friday },
    { percent: 50, until: saturday },
  ],
};
const paid: Refundable = {
  status: 'captured',
  booking: { status: 'confirmed' },
  leftMinor: 1999,
  disputed: false,
  stepMinor: 1,
};
const cancelling = (
  now: string,
  changed: Partial<Refundable> = {},
  of: CancellationPolicy | undefined = policy,
) => decideRefund({ policy: of, calledOff: false }, { ...paid, ...changed }, now);
const back = (amountMinor: number) => ({ kind: 'refund', amountMinor });

describe('decideRefund', () => {
  it('gives everything back while cancelling is free, to the millisecond', () => {
    expect(cancelling(justBefore(friday))).toEqual(back(1999));
    expect(cancelling(friday)).toEqual(back(1000));
  });

  it('gives the percentage after that, rounded up, and of what is left', () => {
    expect(cancelling(friday, { leftMinor: 1501 })).toEqual(back(751));
  });

  it('gives amounts that Stripe can move', () => {
    expect(cancelling(friday, { leftMinor: 1230, stepMinor: 10 })).toEqual(back(620));
  });

  it('gives nothing after the last part, and nothing without a policy', () => {
    expect(cancelling(saturday)).toMatchObject({ kind: 'refuse', reason: /time .* is over/ });
    expect(decideRefund({ policy: undefined, calledOff: false }, paid, friday)).toMatchObject({
      kind: 'refuse',
      reason: /final/,
    });
  });

  it('gives everything back of a deal that was called off', () => {
    expect(decideRefund({ policy: undefined, calledOff: true }, paid, saturday)).toEqual(back(1999));
  });

  it.each([
    ['what was never taken', { status: 'voided' }],
    ['what went back already', { leftMinor: 0 }],
    ['what a bank decides over', { disputed: true }],
    ['what was used', { booking: { status: 'redeemed' } }],
  ] as const)('refuses %s', (_, changed) => {
    expect(cancelling(justBefore(friday), changed).kind).toBe('refuse');
  });
});

describe('decideStaffRefund', () => {
  const asked = (amountMinor: number | undefined, returnUnits = false, changed: Partial<Refundable> = {}) =>
    decideStaffRefund({ ...paid, ...changed }, { amountMinor, returnUnits });

  it('gives all that is left unless it is told how much', () => {
    expect(asked(undefined)).toEqual(back(1999));
    expect(asked(500)).toEqual(back(500));
  });

  it('gives no more than is left', () => {
    expect(asked(2000).kind).toBe('refuse');
    expect(asked(2, false, { leftMinor: 1 }).kind).toBe('refuse');
  });

  it('gives units back with the whole amount only, and once', () => {
    expect(asked(1999, true)).toEqual(back(1999));
    expect(asked(1998, true).kind).toBe('refuse');
    expect(asked(1999, true, { booking: { status: 'cancelled' } }).kind).toBe('refuse');
  });
});

describe('isAsGenerous', () => {
  const tiers = fc
    .uniqueArray(
      fc.record({ percent: fc.integer({ min: 1, max: 100 }), hour: fc.integer({ min: 0, max: 48 }) }),
      {
        minLength: 1,
        maxLength: 4,
        selector: ({ hour }) => hour,
      },
    )
    .map((parts) => {
      const hours = parts.map(({ hour }) => hour).toSorted((a, b) => a - b);
      const percents = parts.map(({ percent }) => percent).toSorted((a, b) => b - a);
      return { refunds: hours.map((hour, index) => ({ percent: percents[index] ?? 1, until: at(hour) })) };
    });
  const at = (hour: number) => new Date(Date.parse(friday) + hour * 3_600_000).toISOString();

  it('holds exactly when no instant from now on gives less', () => {
    fc.assert(
      fc.property(
        fc.option(tiers, { nil: undefined }),
        fc.option(tiers, { nil: undefined }),
        (next, previous) => {
          const hours = Array.from({ length: 50 }, (_, hour) => hour);
          const never = hours.every((hour) => percentAt(next, at(hour)) >= percentAt(previous, at(hour)));
          expect(isAsGenerous(next, previous, at(0))).toBe(never);
        },
      ),
    );
  });
});
