import { describe, expect, it } from 'vitest';
import { reportDay } from '../../../../lib/contract/report.ts';
import { toReportFigures } from '../../../../lib/figures/reports/report-numbers.ts';
import { comparedPeriod, requirePeriod } from '../../../../lib/figures/reports/report-period.ts';

describe('requirePeriod', () => {
  it.each([
    ['day', '2026-01-01', '2027-01-01', true],
    ['day', '2026-01-01', '2027-01-02', false],
    ['deal', '2026-01-01', '2026-04-02', true],
    ['city', '2026-01-01', '2026-04-03', false],
    ['hour', '2026-01-01', '2026-01-08', true],
    ['hour', '2026-01-01', '2026-01-09', false],
    ['day', '2026-01-02', '2026-01-01', false],
  ] as const)('by %s from %s to %s: %s', (by, from, to, isAllowed) => {
    const ask = () => requirePeriod({ by, from, to });
    if (isAllowed) expect(ask()).toEqual({ from, to });
    else
      expect(ask).toThrow(
        expect.objectContaining({
          code: 'invalid_request',
          errors: [expect.objectContaining({ path: 'query.to' })],
        }),
      );
  });
});

describe('reportDay', () => {
  it.each([
    ['2000-01-01', true],
    ['2199-12-31', true],
    ['1999-12-31', false],
    ['9999-12-31', false],
    ['2026-02-29', false],
  ])('%s: %s', (day, isAllowed) => {
    expect(reportDay.safeParse(day).success).toBe(isAllowed);
  });
});

describe('comparedPeriod', () => {
  const period = { from: '2026-12-21', to: '2026-12-27' };
  it.each([
    ['none', undefined],
    ['before', { from: '2026-12-14', to: '2026-12-20' }],
    ['week', { from: '2026-12-14', to: '2026-12-20' }],
    ['year', { from: '2025-12-22', to: '2025-12-28' }],
  ] as const)('%s', (compare, compared) => {
    expect(comparedPeriod(period, compare)).toEqual(compared);
  });
});

describe('figures', () => {
  it('are zeros without numbers, and have the money of each currency', () => {
    expect(toReportFigures(new Map())).toMatchObject({
      orders: 0,
      timeToPay: { payments: 0, buckets: [] },
      money: [],
    });
    const sum = new Map([
      ['orders', 3],
      ['paidIn60', 2],
      ['JPY_grossMinor', 500],
      ['EUR_grossMinor', 1000],
      ['EUR_refundedMinor', 400],
      ['EUR_disputedMinor', 50],
    ]);
    expect(toReportFigures(sum)).toMatchObject({
      orders: 3,
      timeToPay: { payments: 2, medianSeconds: 60, p90Seconds: 60 },
      money: [
        { currency: 'EUR', netMinor: 550 },
        { currency: 'JPY', payments: 0, netMinor: 500 },
      ],
    });
  });
});
