import type { DailyRevenue } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { ledgerAmount } from '../../../console/src/pages/money/ledger-amount.ts';
import { changeOf, lastDays, periodBefore, readPeriod } from '../../../console/src/pages/money/period.ts';
import { currenciesOf, everyDay, sumOf } from '../../../console/src/pages/money/revenue.ts';
import { revenueCsv } from '../../../console/src/pages/money/revenue-csv.ts';

const now = Date.parse('2026-11-30T23:30:00Z');

const line = (day: string, currency: string, grossMinor: number, refundedMinor = 0): DailyRevenue => ({
  ...{ day, currency, payments: 1, units: 2, grossMinor, refundedMinor, disputedMinor: 0 },
  netMinor: grossMinor - refundedMinor,
});

describe('The period', () => {
  it('is the last 30 days of UTC without an address, or with one that makes no sense', () => {
    const usual = { from: '2026-11-01', to: '2026-11-30' };
    for (const address of [
      '',
      'from=2026-11-05&to=2026-11-01',
      'from=2020-01-01&to=2026-11-30',
      'from=x&to=y',
    ])
      expect(readPeriod(new URLSearchParams(address), now)).toEqual(usual);
    expect(lastDays(7, now)).toEqual({ from: '2026-11-24', to: '2026-11-30' });
  });

  it('is compared with as many days right before it', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({
      from: '2026-02-22',
      to: '2026-02-28',
    });
  });

  it('has no change in per cent when there was nothing before', () => {
    expect(changeOf(125, 100)).toBe(0.25);
    expect(changeOf(5, 0)).toBeUndefined();
    expect(changeOf(5, -10)).toBeUndefined();
  });
});

describe('Revenue', () => {
  const days = [
    line('2026-11-30', 'EUR', 1_000, 200),
    line('2026-11-28', 'EUR', 500),
    line('2026-11-28', 'JPY', 9_000),
  ];

  it('is added within a currency only', () => {
    expect(sumOf(days, 'EUR')).toEqual({
      ...{ netMinor: 1_300, grossMinor: 1_500, refundedMinor: 200, disputedMinor: 0 },
      ...{ payments: 2, units: 4 },
    });
    expect(currenciesOf(days)).toEqual(['EUR', 'JPY']);
  });

  it('has zeros for days without money', () => {
    const rows = everyDay(days, 'EUR', { from: '2026-11-28', to: '2026-11-30' });
    expect(rows.map(({ day, netMinor }) => [day, netMinor])).toEqual([
      ['2026-11-28', 500],
      ['2026-11-29', 0],
      ['2026-11-30', 800],
    ]);
  });

  it('is written as CSV in the units of each currency, oldest day first', () => {
    expect(revenueCsv(days)).toBe(
      '\uFEFFday,currency,payments,units,gross,refunded,disputed,net\r\n' +
        '2026-11-28,EUR,1,2,5,0,0,5\r\n' +
        '2026-11-28,JPY,1,2,9000,0,0,9000\r\n' +
        '2026-11-30,EUR,1,2,10,2,0,8\r\n',
    );
  });
});

it('ledgerAmount reads what a report writes, and nothing else', () => {
  expect(ledgerAmount('-1999 EUR')).toEqual({ amountMinor: -1999, currency: 'EUR' });
  expect(ledgerAmount('1,999 EUR')).toBeUndefined();
  expect(ledgerAmount(undefined)).toBeUndefined();
});
