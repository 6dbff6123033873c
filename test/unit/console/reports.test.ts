import type { Report, ReportFigures } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { soFar } from '../../../console/src/pages/overview/so-far.ts';
import {
  changeOf,
  conversionOf,
  currenciesOf,
  figureOf,
  isCost,
  isEmpty,
  measureId,
  measuresOf,
  payTimes,
  sellThroughOf,
} from '../../../console/src/pages/reports/measures.ts';
import { lastDays, readPeriod } from '../../../console/src/pages/reports/period.ts';
import { readChoice } from '../../../console/src/pages/reports/report-choice.ts';
import { reportCsv } from '../../../console/src/pages/reports/report-csv.ts';
import { today } from '../../../console/src/parts/days.ts';

const now = Date.parse('2026-11-30T23:30:00Z');

const money = (currency: string, grossMinor: number, refundedMinor = 0) => ({
  ...{ currency, payments: 1, units: 2, grossMinor, refundedMinor, disputedMinor: 0 },
  netMinor: grossMinor - refundedMinor,
});
const figures = (changed: Partial<ReportFigures> = {}): ReportFigures => ({
  ...{ orders: 0, units: 0, paid: 0, rejected: 0, confirmed: 0, confirmedUnits: 0, expired: 0 },
  ...{ cancelled: 0, cancelledUnits: 0, refunded: 0, refundedUnits: 0, started: 0 },
  timeToPay: { payments: 0, buckets: [] },
  money: [],
  ...changed,
});

describe('The choices of a report', () => {
  it('are the last 30 days of the zone without an address, or with one that makes no sense', () => {
    expect(today(now, 'Europe/Berlin')).toBe('2026-12-01');
    const usual = { from: '2026-11-01', to: '2026-11-30' };
    for (const address of [
      '',
      'from=2026-11-05&to=2026-11-01',
      'from=2020-01-01&to=2026-11-30',
      'from=x&to=y',
    ])
      expect(readPeriod(new URLSearchParams(address), now, 'UTC')).toEqual(usual);
    expect(lastDays(7, now, 'Europe/Berlin')).toEqual({ from: '2026-11-25', to: '2026-12-01' });
  });

  it('come from the address', () => {
    const read = (address: string) => readChoice(new URLSearchParams(address), now, 'Europe/Berlin');
    expect(read('')).toMatchObject({ by: 'deal', compare: 'before', seller: '', zone: 'Europe/Berlin' });
    expect(read('by=city&compare=year&seller=slr_1&zone=UTC&from=2026-11-02&to=2026-11-03')).toEqual({
      ...{ from: '2026-11-02', to: '2026-11-03', by: 'city', compare: 'year', seller: 'slr_1', zone: 'UTC' },
    });
    expect(read('by=day&compare=week&zone=Asia/Tokyo')).toMatchObject({
      ...{ by: 'deal', compare: 'before', zone: 'Europe/Berlin' },
    });
  });
});

describe('Measures', () => {
  it('have conversion and sell-through only where there is something to share', () => {
    expect(conversionOf({ orders: 4, paid: 3 })).toBe(0.75);
    expect(conversionOf({ orders: 0, paid: 0 })).toBeUndefined();
    expect(sellThroughOf({ sale: { deals: 1, unitsSold: 3, unitsOffered: 12 } })).toBe(0.25);
    expect(sellThroughOf({})).toBeUndefined();
    expect(sellThroughOf({ sale: { deals: 0, unitsSold: 0, unitsOffered: 0 } })).toBeUndefined();
  });

  it('are read by their kind, with net money first', () => {
    const all = measuresOf(['EUR']);
    expect(all.map(measureId).slice(0, 3)).toEqual(['netMinor:EUR', 'orders', 'conversion']);
    const some = figures({ orders: 2, paid: 1, cancelled: 3, money: [money('EUR', 500, 100)] });
    const byId = Object.fromEntries(all.map((measure) => [measureId(measure), figureOf(some, measure)]));
    expect(byId).toMatchObject({
      ...{ 'netMinor:EUR': 400, 'grossMinor:EUR': 500, orders: 2, conversion: 0.5, cancelled: 3 },
    });
    const [netOfYen] = measuresOf(['JPY']);
    expect(netOfYen && figureOf(some, netOfYen)).toBe(0);
    expect(all.filter(isCost).map(measureId)).toEqual([
      ...['expired', 'cancelled', 'refunded', 'rejected', 'refundedMinor:EUR', 'disputedMinor:EUR'],
    ]);
  });

  it('have no change in per cent when there was nothing before', () => {
    expect(changeOf(125, 100)).toBe(0.25);
    expect(changeOf(5, 0)).toBeUndefined();
    expect(changeOf(5, -10)).toBeUndefined();
  });

  it('know an empty period, and the currency with the most payments', () => {
    expect(isEmpty(figures())).toBe(true);
    expect(isEmpty(figures({ expired: 1 }))).toBe(false);
    expect(isEmpty(figures({ money: [money('EUR', 1)] }))).toBe(false);
    const yen = figures({ money: [money('JPY', 1), money('EUR', 1)] });
    expect(currenciesOf([yen, figures({ money: [money('JPY', 1)] })])).toEqual(['JPY', 'EUR']);
  });

  it('add up the buckets from hold to payment', () => {
    const buckets = [
      { withinSeconds: 10, payments: 1 },
      { withinSeconds: 45, payments: 3 },
    ];
    expect(payTimes(figures({ timeToPay: { payments: 4, buckets } }))).toEqual([
      { withinSeconds: 10, payments: 1, share: 0.25, soFar: 0.25 },
      { withinSeconds: 45, payments: 3, share: 0.75, soFar: 1 },
    ]);
    expect(payTimes(figures())).toEqual([]);
  });
});

describe('A report', () => {
  const report = (changed: Partial<Report>): Report => ({
    ...{ by: 'deal', timeZone: 'UTC', period: { from: '2026-11-30', to: '2026-11-30' } },
    ...{ total: figures({ money: [money('EUR', 1)] }), rows: [], hasMore: false, ...changed },
  });

  it('is written as CSV, with the period before in columns of its own', () => {
    const sale = { deals: 1, unitsSold: 2, unitsOffered: 4 };
    const row = figures({ orders: 3, paid: 1, money: [money('EUR', 1999)], sale });
    const [head = '', line = ''] = reportCsv(
      report({
        compared: { from: '2026-11-29', to: '2026-11-29' },
        rows: [{ key: 'deal_1', title: '=Brunch', ...row, before: figures({ orders: 9 }) }],
      }),
    )
      .slice(1)
      .split('\r\n');
    const cells = Object.fromEntries(head.split(',').map((name, place) => [name, line.split(',')[place]]));
    expect(cells).toMatchObject({
      ...{ deal: 'deal_1', title: "'=Brunch", orders: '3', conversion: '0.3333', sellThrough: '0.5' },
      ...{
        net_EUR: '19.99',
        payments_EUR: '1',
        orders_before: '9',
        conversion_before: '0',
        net_EUR_before: '0',
      },
    });
  });

  it('of today is added up to the hour that runs, and so is the day it is compared with', () => {
    const hour = (key: string, orders: number) => ({
      ...{ key, ...figures({ orders, paid: 1, money: [money('EUR', 100)] }) },
      before: figures({ orders: 10 }),
    });
    const rows = [
      hour('2026-11-30T22:00:00.000Z', 1),
      hour('2026-11-30T23:00:00.000Z', 2),
      hour('2026-12-01T00:00:00.000Z', 4),
    ];
    const { today: so, before } = soFar({ rows }, now);
    expect(so).toMatchObject({ orders: 3, paid: 2, net: new Map([['EUR', 200]]) });
    expect(before).toMatchObject({ orders: 20, net: new Map() });
  });
});
