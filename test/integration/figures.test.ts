import type { SQSRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toBooking } from '../../lib/bookings/booking.ts';
import { countFigures } from '../../lib/figures/count-figures.ts';
import { getDropFigures } from '../../lib/figures/get-drop-figures.ts';
import { countedEvents } from '../../lib/figures/listens-to.ts';
import { type FiguresRepository, figuresRepository } from '../../lib/figures/repository.ts';
import { eventsOf } from '../../lib/outbox/events-of.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { onEventBatches } from '../../lib/platform/consume.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { applyOnce, type Delivery } from '../../lib/platform/once.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { toStock } from '../../lib/stock/stock.ts';
import { booking, bookingId, change, dealId, price, stock, stored } from '../stored-items.ts';
import { startDynamoDb } from './dynamodb.ts';

const at = Date.parse('2026-12-24T18:00:00.000Z');
const time = { clock: systemClock, random: systemRandom };

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
let figures: FiguresRepository;

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  table = await database.table('figures');
  figures = figuresRepository(database.dynamo, table, time);
});

let copies = 0;
const message = (body: unknown): SQSRecord =>
  ({
    messageId: `m${++copies}`,
    attributes: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }) as SQSRecord;

/** A copy of the event that a new booking makes, as the bus delivers it. */
function placed(n: number, changed: Parameters<typeof booking>[0] = {}): SQSRecord {
  const record = booking({ id: bookingId(n), createdAt: at, ...changed });
  const [detail] = eventsOf('bookings', {
    ...change(undefined, stored(record)),
    eventId: `event-${n}-${record.status}`,
  });
  return message({ source: detail?.source, 'detail-type': detail?.type, detail });
}

/** @returns the ids of the messages that come again */
async function count(Records: SQSRecord[], deps: Parameters<typeof countFigures>[0] = { figures }) {
  const handler = onEventBatches(countedEvents, (messages) => countFigures(deps, messages));
  return (await handler({ Records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

describe('countFigures', () => {
  it('counts a batch larger than a transaction', async () => {
    expect(await count(Array.from({ length: 250 }, (_, n) => placed(n)))).toEqual([]);
    expect(await figures.get(dealId)).toEqual({
      dealId,
      orders: 250,
      held: 250,
      confirmed: 0,
      rejected: 0,
      expired: 0,
      cancelled: 0,
      refunded: 0,
      units: { held: 500, confirmed: 0, rejected: 0, expired: 0, cancelled: 0, refunded: 0 },
      unitsByMinute: [{ minute: '2026-12-24T18:00:00.000Z', orders: 250, units: 500 }],
    });
  });

  it('counts an event once when it comes twice in a batch, again later, and among new ones', async () => {
    const batch = () => [1, 2, 3].map((n) => placed(n));
    await count([...batch(), placed(2)]);
    await count(batch());
    await count([placed(3), placed(4), placed(1)]);
    expect(await figures.get(dealId)).toMatchObject({ orders: 4, held: 4 });
  });

  it('counts once when consumers race for the same events', async () => {
    const all = () => Array.from({ length: 40 }, (_, n) => placed(n));
    const outcomes = await Promise.all([count(all()), count(all()), count(all())]);
    // Whoever lost the race for too long gets the messages again.
    for (const failed of outcomes) if (failed.length > 0) await count(all());
    expect(await figures.get(dealId)).toMatchObject({ orders: 40, held: 40 });
  });

  it('fails poison alone and counts the rest', async () => {
    const poison = [message('{'), message({ detail: { type: 'booking.held' } })];
    expect(await count([placed(1), ...poison, placed(2)])).toEqual(poison.map(({ messageId }) => messageId));
    expect(await figures.get(dealId)).toMatchObject({ orders: 2 });
  });

  it('asks for what it could not write again, and counts it then', async () => {
    let writes = 0;
    const countOnce: FiguresRepository['countOnce'] = async (...group) => {
      if (++writes === 2) throw new Error('lost');
      return figures.countOnce(...group);
    };
    const records = Array.from({ length: 200 }, (_, n) => placed(n));
    const failed = await count(records, { figures: { countOnce } });
    expect(failed).toHaveLength(110);
    await count(records.filter(({ messageId }) => failed.includes(messageId)));
    expect(await figures.get(dealId)).toMatchObject({ orders: 200 });
  });

  it('passes over events that no figure is about', async () => {
    expect(await count([placed(1, { status: 'fulfilled' })])).toEqual([]);
    expect(await figures.get(dealId)).toMatchObject({ orders: 0, unitsByMinute: [] });
  });

  it('keeps deals apart, and minutes in order', async () => {
    await count([...[5, 3, 9].map((n) => placed(n, { createdAt: at + n * 60_000 })), placed(1)]);
    const { unitsByMinute } = await figures.get(dealId);
    expect(unitsByMinute.map(({ minute }) => minute.slice(14, 16))).toEqual(['00', '03', '05', '09']);
    expect((await figures.get('deal_0000000000000002')).orders).toBe(0);
  });

  it('answers the latest 120 minutes', async () => {
    await count(Array.from({ length: 130 }, (_, n) => placed(n, { createdAt: at + n * 60_000 })));
    const { unitsByMinute, orders } = await figures.get(dealId);
    expect(orders).toBe(130);
    expect(unitsByMinute).toHaveLength(120);
    expect(unitsByMinute.at(-1)?.minute).toBe(toBooking(booking({ createdAt: at + 129 * 60_000 })).createdAt);
  });

  it('takes little more than two write units an event', async () => {
    const meter = meterCapacity(database.dynamo);
    await count(Array.from({ length: 90 }, (_, n) => placed(n)));
    expect(meter.take() / 90).toBeLessThan(2.1);
  });
});

describe('the drop figures', () => {
  const queue = { waiting: 3, inFlight: 2, failed: 0, readAt: '2026-12-24T18:00:00.000Z' };
  const read = (lastBatch?: { at: number; waitedMs: number }) =>
    getDropFigures(
      {
        figures,
        stockOf: async () => toStock({ ...stock(), ...(lastBatch && { lastBatch }) }),
        queue: async () => queue,
        watchers: async () => 7,
        clock: { now: () => at },
      },
      dealId,
    );

  it('add up over minutes and seconds to the totals, however batches are cut', async () => {
    const held = Array.from({ length: 200 }, (_, n) => placed(n, { createdAt: at + n * 400 }));
    const paid = Array.from({ length: 150 }, (_, n) =>
      placed(n, { status: 'confirmed', createdAt: at + n * 400, updatedAt: at + n * 400 + 30_000 }),
    );
    const expired = Array.from({ length: 50 }, (_, n) =>
      placed(150 + n, { status: 'expired', updatedAt: at + 600_000 }),
    );
    await count([...paid, ...held]);
    await count([...expired, ...held]);
    const { totals, minutes, seconds, timeToPay } = await read();
    expect(totals).toEqual({
      ...{ orders: 200, held: 200, confirmed: 150, rejected: 0, expired: 50, cancelled: 0, refunded: 0 },
    });
    const sumOf = (moments: readonly Readonly<Record<string, unknown>>[], name: string) =>
      moments.reduce((sum, moment) => sum + Number(moment[name]), 0);
    for (const name of ['orders', 'held', 'confirmed', 'expired'] as const) {
      expect(sumOf(minutes, name)).toBe(totals[name]);
      expect(sumOf(seconds, name)).toBe(totals[name]);
    }
    expect(minutes.map(({ minute }) => minute)).toEqual(minutes.map(({ minute }) => minute).toSorted());
    expect(timeToPay).toMatchObject({ payments: 150, medianSeconds: 30, p90Seconds: 30 });
  });

  it('are zeros before the first order', async () => {
    expect(await read()).toMatchObject({
      totals: { orders: 0 },
      ...{ minutes: [], seconds: [], paymentFailures: [], watchers: 7, queue, stock: { quantityTotal: 10 } },
    });
    expect(await read()).not.toHaveProperty('countedAt');
  });

  it('name the reasons of refused payments, the most frequent first, and the wait of the last batch', async () => {
    const refused = (n: number, reason: string) => {
      const detail = {
        ...{ specversion: '1.0', id: `r${n}`, source: 'stampede.payments', type: 'payment.refused' },
        ...{ subject: bookingId(n), time: '2026-12-24T18:00:01.000Z', datacontenttype: 'application/json' },
        data: { bookingId: bookingId(n), dealId, amount: price, reason },
      };
      return message({ source: detail.source, 'detail-type': detail.type, detail });
    };
    await count([
      refused(1, 'blocked'),
      refused(2, 'no_funds'),
      refused(3, 'no_funds'),
      refused(3, 'no_funds'),
    ]);
    expect(await read({ at, waitedMs: 1_400 })).toMatchObject({
      paymentFailures: [
        { reason: 'no_funds', count: 2 },
        { reason: 'blocked', count: 1 },
      ],
      lastBatch: { at: '2026-12-24T18:00:00.000Z', waitedSeconds: 1.4 },
    });
  });
});

describe('applyOnce', () => {
  const deliveries = [1, 2].map((n): Delivery => ({ source: 'test', id: `${n}` }));
  const effect = (fresh: readonly Delivery[]) => [
    {
      Update: {
        TableName: table,
        Key: { pk: 'counter', sk: 'total' },
        UpdateExpression: 'ADD orders :n',
        ExpressionAttributeValues: { ':n': fresh.length },
      },
    },
  ];
  const apply = (dynamo = database.dynamo) => applyOnce({ dynamo, table, ...time }, deliveries, effect);
  /** A client whose writes reach the table, or do not, and whose caller never hears of it. */
  const crashing = (when: 'before' | 'after') =>
    ({
      send: async (command: never) => {
        if (when === 'after') await database.dynamo.send(command);
        throw new Error('crashed');
      },
    }) as unknown as typeof database.dynamo;

  it.each([
    ['before', 2],
    ['after', 0],
  ] as const)('survives a crash %s its write', async (when, left) => {
    await expect(apply(crashing(when))).rejects.toThrow('crashed');
    expect(await apply()).toBe(left);
    expect(await apply()).toBe(0);
  });

  it('tells events of different sources apart', async () => {
    await apply();
    const other = [{ source: 'other', id: '1' }];
    expect(await applyOnce({ dynamo: database.dynamo, table, ...time }, other, effect)).toBe(1);
  });

  it('fails, and leaves no marker, when the effect itself is refused', async () => {
    await database.dynamo.send(new PutCommand({ TableName: table, Item: { pk: 'taken', sk: 'x' } }));
    const refused = () => [
      {
        Put: {
          TableName: table,
          Item: { pk: 'taken', sk: 'x' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
    await expect(
      applyOnce({ dynamo: database.dynamo, table, ...time }, deliveries, refused),
    ).rejects.toThrow();
    expect(await apply()).toBe(2);
  });
});
