import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DealId, SellerId } from '../../lib/contract/ids.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { countReport } from '../../lib/figures/reports/count-report.ts';
import { getReport } from '../../lib/figures/reports/get-report.ts';
import { type DealFacts, moneyShard } from '../../lib/figures/reports/report-places.ts';
import { type ReportRepository, reportRepository } from '../../lib/figures/reports/report-repository.ts';
import type { Reported } from '../../lib/figures/reports/report-tally.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { deal, stock } from '../stored-items.ts';
import { startDynamoDb } from './dynamodb.ts';

const hour = 3_600_000;
/** An hour before midnight in UTC, which is midnight in Berlin. */
const at = Date.parse('2026-12-23T23:00:00.000Z');
const seller: SellerId = 'slr_0000000000000001';
const other: SellerId = 'slr_0000000000000002';
const dealNo = (n: number): DealId => `deal_${String(n).padStart(16, '0')}`;
const facts: Record<DealId, DealFacts> = {
  [dealNo(1)]: { sellerId: seller, category: 'food', location: { city: 'Berlin', country: 'DE' } },
  [dealNo(2)]: { sellerId: other, category: 'food', location: { city: 'Wien', country: 'AT' } },
  [dealNo(3)]: { sellerId: other, category: 'travel' },
};
const factsOf = async (id: DealId) => {
  const found = facts[id];
  if (!found) throw new Error('missing');
  return found;
};

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let reports: ReportRepository;
let deps: Parameters<typeof getReport>[0];
beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const [table, dealTable, stockTable] = await Promise.all([
    database.table('reports'),
    database.table('deals'),
    database.table('stock'),
  ]);
  const time = { clock: systemClock, random: systemRandom };
  reports = reportRepository(database.dynamo, table, time);
  deps = {
    reports,
    deals: dealRepository(database.dynamo, dealTable),
    stocks: stockRepository(database.dynamo, stockTable),
  };
  for (const [id, { sellerId, category, location }] of Object.entries(facts) as [DealId, DealFacts][]) {
    const Item = deal({
      pk: id,
      id,
      sellerId,
      category,
      title: `Title ${id.at(-1)}`,
      ...(location && { location }),
    });
    await database.dynamo.send(new PutCommand({ TableName: dealTable, Item: { ...Item } }));
    const units = { ...stock({ total: 10, sold: 4 }), pk: stockOfDeal(id) };
    await database.dynamo.send(new PutCommand({ TableName: stockTable, Item: units }));
  }
});

let ids = 0;
const reported = (dealId: DealId, numbers: Record<string, number>, when = at): Reported => ({
  ...{ source: 'test', id: `${++ids}`, offerId: dealId },
  parts: [{ at: when, numbers }],
});
const count = (events: Reported[], part: Partial<Parameters<typeof countReport>[0]> = {}) =>
  countReport({ reports, factsOf, random: systemRandom, ...part }, 'bookings', events);

const staff = (roles: Staff['roles'], sellerId?: SellerId): Staff => ({
  ...{ kind: 'staff', id: 'somebody', roles, signedInAt: at },
  ...(sellerId && { seller: { id: sellerId, role: 'owner' } }),
});
const ask = (wanted: Partial<Parameters<typeof getReport>[1]> = {}) =>
  getReport(deps, {
    ...{ staff: staff(['admin']), by: 'day', from: '2026-12-24', to: '2026-12-24' },
    ...{ timeZone: 'Europe/Berlin', compare: 'none', ...wanted },
  });
const rowsOf = async (wanted: Parameters<typeof ask>[0], name: 'orders' | 'units' = 'orders') =>
  (await ask(wanted)).rows.map((row) => [row.key, row[name]]);

describe('countReport', () => {
  it('counts a batch larger than many transactions, and each event once', async () => {
    const batch = Array.from({ length: 600 }, (_, n) =>
      reported(dealNo((n % 3) + 1), { orders: 1, units: 2 }),
    );
    expect(await count([...batch, ...batch.slice(0, 50)])).toEqual([]);
    expect(await count(batch.slice(100, 300))).toEqual([]);
    expect((await ask()).total).toMatchObject({ orders: 600, units: 1200 });
    expect(await rowsOf({ by: 'deal' })).toEqual([1, 2, 3].map((n) => [dealNo(n), 200]));
  });

  it('counts once when two consumers race for the same events', async () => {
    const batch = Array.from({ length: 300 }, () => reported(dealNo(1), { orders: 1 }));
    for (const lost of await Promise.all([count(batch), count(batch)]))
      if (lost.length > 0) await count(lost);
    expect((await ask()).total.orders).toBe(300);
  });

  it('asks for the events again whose deal or transaction failed, and counts the rest', async () => {
    const events = [reported(dealNo(1), { orders: 1 }), reported(dealNo(9), { orders: 1 })];
    expect(await count(events)).toEqual([events[1]]);
    const broken = { ...reports, countOnce: () => Promise.reject(new Error('lost')) };
    const more = [reported(dealNo(1), { orders: 1 })];
    expect(await count(more, { reports: broken })).toEqual(more);
    await count(more);
    expect((await ask()).total.orders).toBe(2);
  });

  it('writes one shard on a calm day, and several in a rush', async () => {
    const shards: unknown[] = [];
    const noted = {
      ...reports,
      countOnce: async (...[, , shard]: Parameters<ReportRepository['countOnce']>) => {
        shards.push(shard);
      },
    };
    await count([reported(dealNo(1), { orders: 1 })], { reports: noted });
    expect(shards.splice(0)).toEqual([0]);
    await count(
      Array.from({ length: 400 }, () => reported(dealNo(1), { orders: 1 })),
      { reports: noted },
    );
    expect(new Set(shards).size).toBe(5);
    await countReport({ reports: noted, factsOf, random: systemRandom }, 'money', [
      reported(dealNo(1), { EUR_grossMinor: 1 }),
    ]);
    expect(shards.at(-1)).toBe(moneyShard);
  });

  it('takes little more than two write units an event of one deal', async () => {
    const meter = meterCapacity(database.dynamo);
    await count(Array.from({ length: 91 }, () => reported(dealNo(1), { orders: 1, units: 2 })));
    expect(meter.take() / 91).toBeLessThan(2.3);
  });

  it('notes how far it counted, and never goes back', async () => {
    await count([reported(dealNo(1), { orders: 1 }, at + hour)]);
    await count([reported(dealNo(1), { orders: 1 }, at)]);
    expect((await ask()).bookings?.lastEventAt).toBe('2026-12-24T00:00:00.000Z');
    await count([reported(dealNo(1), { orders: 1 }, at + 2 * hour)]);
    expect((await ask()).bookings?.lastEventAt).toBe('2026-12-24T01:00:00.000Z');
    expect((await ask()).money).toBeUndefined();
  });
});

describe('getReport', () => {
  it('counts the hours of the days of a zone', async () => {
    await count([
      reported(dealNo(1), { orders: 1 }, at - 1),
      reported(dealNo(1), { orders: 2 }, at),
      reported(dealNo(1), { orders: 4 }, at + 24 * hour - 1),
      reported(dealNo(1), { orders: 8 }, at + 24 * hour),
    ]);
    expect(await rowsOf({ from: '2026-12-23', to: '2026-12-26' })).toEqual([
      ['2026-12-23', 1],
      ['2026-12-24', 6],
      ['2026-12-25', 8],
      ['2026-12-26', 0],
    ]);
    expect(await rowsOf({ timeZone: 'UTC' })).toEqual([['2026-12-24', 12]]);
    expect(await rowsOf({ by: 'deal' })).toEqual([[dealNo(1), 6]]);
    expect(await rowsOf({ by: 'deal', timeZone: 'UTC' })).toEqual([[dealNo(1), 12]]);
    const hours = await rowsOf({ by: 'hour' });
    expect(hours).toHaveLength(24);
    expect([hours[0], hours[23]]).toEqual([
      ['2026-12-23T23:00:00.000Z', 2],
      ['2026-12-24T22:00:00.000Z', 4],
    ]);
  });

  it('divides by deal, category, city and seller, the most orders first', async () => {
    await count([
      reported(dealNo(1), { orders: 3 }),
      reported(dealNo(2), { orders: 1 }),
      reported(dealNo(3), { orders: 2 }),
    ]);
    const byDeal = await ask({ by: 'deal' });
    expect(byDeal.rows.map(({ key, title, orders }) => [key, title, orders])).toEqual([
      [dealNo(1), 'Title 1', 3],
      [dealNo(3), 'Title 3', 2],
      [dealNo(2), 'Title 2', 1],
    ]);
    expect(byDeal.total.orders).toBe(6);
    expect(await rowsOf({ by: 'category' })).toEqual([
      ['food', 4],
      ['travel', 2],
    ]);
    expect(await rowsOf({ by: 'city' })).toEqual([
      ['DE/Berlin', 3],
      ['', 2],
      ['AT/Wien', 1],
    ]);
    expect(await rowsOf({ by: 'seller' })).toEqual(
      [
        [other, 3],
        [seller, 3],
      ].toReversed(),
    );
  });

  it('tells what the deals of the period sold of what they offered', async () => {
    await count([
      reported(dealNo(1), { orders: 1 }),
      reported(dealNo(2), { started: 1 }),
      // A refund of an earlier sale.
      reported(dealNo(3), { refunded: 1 }),
    ]);
    const { total, rows } = await ask({ by: 'category' });
    expect(total.sale).toEqual({ deals: 2, unitsSold: 8, unitsOffered: 20 });
    expect(rows.map(({ key, sale }) => [key, sale])).toEqual([
      ['food', { deals: 2, unitsSold: 8, unitsOffered: 20 }],
      ['travel', undefined],
    ]);
    expect((await ask()).total.sale).toBeUndefined();
  });

  it('compares with the period before, also what is only there', async () => {
    await count([
      reported(dealNo(1), { orders: 2 }),
      reported(dealNo(1), { orders: 5 }, at - 24 * hour),
      reported(dealNo(3), { orders: 7 }, at - 24 * hour),
    ]);
    const byDay = await ask({ compare: 'before' });
    expect(byDay).toMatchObject({
      compared: { from: '2026-12-23', to: '2026-12-23' },
      ...{ total: { orders: 2 }, before: { orders: 12 } },
      rows: [{ key: '2026-12-24', orders: 2, before: { orders: 12 } }],
    });
    const { rows } = await ask({ by: 'category', compare: 'before' });
    expect(rows.map(({ key, orders, before }) => [key, orders, before?.orders])).toEqual([
      ['food', 2, 5],
      ['travel', 0, 7],
    ]);
    const byHour = await ask({ by: 'hour', compare: 'before' });
    expect(byHour.rows[0]).toMatchObject({ orders: 2, before: { orders: 12 } });
  });

  it('shows a seller their own only', async () => {
    await count([reported(dealNo(1), { orders: 1 }), reported(dealNo(2), { orders: 2 })]);
    const own = staff(['seller'], other);
    for (const by of ['day', 'deal', 'category', 'city', 'seller'] as const)
      expect((await ask({ staff: own, by })).total.orders, by).toBe(2);
    expect(await rowsOf({ staff: own, by: 'seller' })).toEqual([[other, 2]]);
    expect(await rowsOf({ staff: own, by: 'deal' })).toEqual([[dealNo(2), 2]]);
    await expect(ask({ staff: own, sellerId: seller })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask({ staff: staff(['seller']) })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await ask({ staff: staff(['support']), sellerId: seller })).total.orders).toBe(1);
    expect((await ask({ staff: staff(['seller', 'admin'], seller) })).total.orders).toBe(3);
    expect(await rowsOf({ staff: own, by: 'seller', from: '2026-01-01', to: '2026-01-01' })).toEqual([]);
  });

  it('answers a hundred rows and says that there are more', async () => {
    const many = (await import('../../lib/platform/in-parallel.ts')).inParallel;
    await many(
      Array.from({ length: 13 }, (_, n) => n),
      4,
      (n) =>
        reports.countOnce(
          Array.from({ length: 9 }, (_, m) => reported(dealNo(100 + n * 9 + m), { orders: n * 9 + m + 1 })),
          () => ({ sellerId: seller, category: 'food' }),
          0,
        ),
    );
    const { rows, hasMore, total } = await ask({ by: 'deal' });
    expect([rows.length, hasMore, total.orders]).toEqual([100, true, (117 * 118) / 2]);
    expect(rows[0]).toMatchObject({ key: dealNo(216), orders: 117 });
  });
});
