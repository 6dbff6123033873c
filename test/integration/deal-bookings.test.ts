import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import type { Hold } from '../../lib/bookings/release-holds.ts';
import { followBookings } from '../../lib/deal-bookings/follow-bookings.ts';
import { getReconciliation } from '../../lib/deal-bookings/get-reconciliation.ts';
import { listDealBookings } from '../../lib/deal-bookings/list-deal-bookings.ts';
import { type DealBookings, dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import { marshall } from '../../lib/platform/documents/attribute-values.ts';
import { TransactWriteCommand } from '../../lib/platform/documents/commands.ts';
import { encodeCursor } from '../../lib/platform/http/cursor.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import type { Stock } from '../../lib/stock/stock.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { createStock } from '../../lib/stock/stock-writes.ts';
import { booking, bookingId, dealId, stock, stored } from '../stored-items.ts';
import { startDynamoDb } from './dynamodb.ts';

const start = Date.parse('2026-12-24T18:00:00.000Z');
const clock = { now: () => start };

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bookings: DealBookings;
let armed: Hold[];
let toPay: unknown[];

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());

beforeEach(async () => {
  const table = await database.table('dealBookings');
  bookings = dealBookingRepository(database.dynamo, table);
  armed = [];
  toPay = [];
});

const numbered = (n: number, changed: Partial<BookingRecord> = {}) =>
  booking({ id: bookingId(n), createdAt: start + n * 10, ...changed });

const limitImage = { pk: { S: 'gst_0' }, sk: { S: 'limit#deal_0' }, booked: { N: '1' } };

let sequence = 0;
const streamed = (before: BookingRecord | undefined, after: BookingRecord | undefined): DynamoDBRecord => ({
  eventID: `e${++sequence}`,
  dynamodb: {
    SequenceNumber: String(sequence),
    ApproximateCreationDateTime: start / 1000,
    ...(before && { OldImage: marshall(stored(before)) as never }),
    ...(after && { NewImage: marshall(stored(after)) as never }),
  },
});
const inserted = (record: BookingRecord) => streamed(undefined, record);

const follow = (records: DynamoDBRecord[], keep: DealBookings['keep'] = bookings.keep) =>
  followBookings(
    {
      dealBookings: { keep },
      timers: { arm: async (holds) => void armed.push(...holds) },
      oneClick: { payWithSaved: async (booking, { delay }) => void toPay.push({ ...booking, delay }) },
      random: systemRandom,
    },
    records,
  );

describe('followBookings', () => {
  it('keeps a booking as it is now, and finds it by its id alone', async () => {
    const held = numbered(1);
    const confirmed = numbered(1, { status: 'confirmed', version: 2 });
    await follow([inserted(held), streamed(held, confirmed)]);
    expect(await bookings.find(held.id)).toEqual(confirmed);
    expect(await bookings.find(bookingId(2))).toBeUndefined();
  });

  it('is not misled by changes that come again or out of order', async () => {
    const held = numbered(1);
    const expired = numbered(1, { status: 'expired', version: 2 });
    await follow([streamed(held, expired)]);
    await follow([inserted(held)]);
    await follow([inserted(held), streamed(held, expired), inserted(held)]);
    expect(await bookings.find(held.id)).toEqual(expired);
  });

  it('keeps what it had when a record is forgotten, and ignores limits', async () => {
    const rejected = numbered(1, { status: 'rejected', rejection: 'sold_out' });
    await follow([inserted(rejected), streamed(rejected, undefined)]);
    const limit = {
      ...inserted(rejected),
      dynamodb: { ...inserted(rejected).dynamodb, NewImage: limitImage },
    };
    expect(await follow([limit])).toBeUndefined();
    expect(await bookings.find(rejected.id)).toEqual(rejected);
  });

  it('arms a timer for a new hold only', async () => {
    const held = numbered(1);
    await follow([
      inserted(held),
      streamed(held, numbered(1, { version: 2 })),
      inserted(numbered(2, { status: 'rejected' })),
    ]);
    expect(armed).toEqual([{ buyerId: held.buyerId, bookingId: held.id, holdExpiresAt: held.holdExpiresAt }]);
  });

  it('has a new one-click booking paid, once: at once when it was queued, later when its request pays itself', async () => {
    const payWith = 'pm_1';
    const direct = numbered(1, { payWith });
    const queued = numbered(2, { payWith, claimId: 'clm_1' });
    await follow([
      inserted(direct),
      inserted(queued),
      streamed(direct, { ...direct, version: 2 }),
      inserted(numbered(3)),
      inserted(numbered(4, { payWith, status: 'confirmed' })),
    ]);
    const { buyerId } = direct;
    expect(toPay).toEqual([
      { buyerId, bookingId: direct.id, delay: 15 },
      { buyerId, bookingId: queued.id, delay: 0 },
    ]);
  });

  it('resumes at the first payment that could not be queued', async () => {
    const records = [inserted(numbered(1)), inserted(numbered(2, { payWith: 'pm_1' }))];
    const payWithSaved = async () => {
      throw new Error('lost');
    };
    const timers = { arm: async () => undefined };
    const deps = { dealBookings: bookings, timers, oneClick: { payWithSaved }, random: systemRandom };
    expect(await followBookings(deps, records)).toBe(records[1]);
  });

  it('resumes at the first booking that could not be kept, and arms the holds before it only', async () => {
    const records = [1, 2, 3].map((n) => inserted(numbered(n)));
    const failed = await follow(records, async (record) => {
      if (record.id === bookingId(2)) throw new Error('lost');
      return bookings.keep(record);
    });
    expect(failed).toBe(records[1]);
    expect(armed.map((hold) => hold.bookingId)).toEqual([bookingId(1)]);
    expect(await follow(records.slice(1))).toBeUndefined();
    expect(armed.map((hold) => hold.bookingId)).toEqual([1, 2, 3].map(bookingId));
  });

  it('resumes at the first hold when its timer could not be armed', async () => {
    const records = [inserted(numbered(1, { status: 'rejected' })), inserted(numbered(2))];
    const arm = async () => {
      throw new Error('lost');
    };
    const oneClick = { payWithSaved: arm };
    const deps = { dealBookings: bookings, timers: { arm }, oneClick, random: systemRandom };
    expect(await followBookings(deps, records)).toBe(records[1]);
  });
});

describe('listDealBookings', () => {
  const page = (limit: number, cursor?: string) =>
    listDealBookings({ dealBookings: bookings, clock }, dealId, { limit, cursor });

  it('pages newest first over all partitions, ties included, without gaps or repeats', async () => {
    // Ten at each instant, so that pages end within a tie.
    const records = Array.from({ length: 137 }, (_, n) =>
      numbered(n, { createdAt: start + Math.floor(n / 10) }),
    );
    await follow(records.map(inserted));
    const seen: { id: string; createdAt: string }[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await page(25, cursor);
      seen.push(...items);
      if (nextCursor === null) break;
      expect(items).toHaveLength(25);
      cursor = nextCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(137);
    expect(seen).toHaveLength(137);
    const times = seen.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('has no next page when the last one is just full, and none of another deal', async () => {
    await follow([1, 2].map((n) => inserted(numbered(n))));
    expect((await page(2)).nextCursor).toBeNull();
    const other = await listDealBookings(
      { dealBookings: bookings, clock },
      'deal_0000000000000002' as never,
      { limit: 5 },
    );
    expect(other).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    'nonsense',
    encodeCursor({ after: '2026' }),
    encodeCursor({ after: `2026-12-24T18:00:00.000Z#bkg_${'z'.repeat(48)}` }),
    encodeCursor({ after: `2026-12-24T18:00:00.000Z#${bookingId(1)}`, and: 'more' }),
  ])('refuses a cursor that is not its own', async (cursor) => {
    await expect(page(2, cursor)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('shows a hold past its time as expired', async () => {
    await follow([inserted(numbered(1, { holdExpiresAt: start - 1 }))]);
    expect((await page(2)).items[0]?.status).toBe('expired');
  });
});

describe('overdueHolds', () => {
  it('gives every hold that is past its time and was not released', async () => {
    const late = (n: number) => numbered(n, { holdExpiresAt: start - n * 1000 });
    await follow([
      ...[1, 2, 3].map((n) => inserted(late(n))),
      inserted(numbered(4, { holdExpiresAt: start + 1 })),
      streamed(late(2), { ...late(2), status: 'expired', version: 2 }),
    ]);
    const overdue: Hold[] = [];
    for await (const hold of bookings.overdueHolds(stockOfDeal(dealId), start)) overdue.push(hold);
    expect(overdue.toSorted((a, b) => b.holdExpiresAt - a.holdExpiresAt)).toEqual(
      [late(1), late(3)].map(({ buyerId, id, holdExpiresAt }) => ({ buyerId, bookingId: id, holdExpiresAt })),
    );
  });
});

describe('getReconciliation', () => {
  let stocks: ReturnType<typeof stockRepository>;
  beforeEach(async () => {
    stocks = stockRepository(database.dynamo, await database.table('stock'));
  });
  const keepStock = (changed: Partial<Stock>) => {
    const put = createStock(stocks.table, stock(changed) as never, 'watch#0');
    return database.dynamo.send(new TransactWriteCommand({ TransactItems: [put] }));
  };
  const reconciliation = (wait: () => Promise<void> = async () => {}) =>
    getReconciliation({ stocks, dealBookings: bookings, clock, wait }, stockOfDeal(dealId));

  it('counts units by what became of them and finds the books balanced', async () => {
    await keepStock({ total: 20, available: 12, held: 2, sold: 6 });
    await follow([
      inserted(numbered(1)),
      ...[2, 3, 4].map((n) =>
        inserted(numbered(n, { status: (['confirmed', 'redeemed', 'fulfilled'] as const)[n - 2] ?? 'held' })),
      ),
      inserted(numbered(5, { status: 'expired', version: 2 })),
      inserted(numbered(6, { status: 'rejected' })),
    ]);
    expect(await reconciliation()).toMatchObject({
      quantityTotal: 20,
      available: 12,
      claimed: 0,
      held: 2,
      sold: 6,
      counters: { held: 2, sold: 6 },
      bookings: { held: 1, confirmed: 1, redeemed: 1, fulfilled: 1, expired: 1, rejected: 1, cancelled: 0 },
      balanced: true,
    });
  });

  it.each([
    ['a record is missing', { available: 6, held: 4 }],
    ['the stock does not add up', { available: 9, held: 2 }],
    ['a claim is open', { available: 6, held: 2, claims: { clm_1: { units: 2, at: start } } }],
  ])('tells when %s', async (why, changed) => {
    await keepStock({ total: 10, sold: 0, ...changed });
    await follow([inserted(numbered(1))]);
    expect(await reconciliation()).toMatchObject({ balanced: why === 'a claim is open', held: 2 });
  });

  it('looks again while the stream is behind the records', async () => {
    await keepStock({ total: 10, available: 8, held: 2, sold: 0 });
    const streamDelivers = async () => void (await follow([inserted(numbered(1))]));
    expect(await reconciliation(streamDelivers)).toMatchObject({ balanced: true, held: 2 });
  });

  it('answers not_found for a deal without stock', async () => {
    await expect(reconciliation()).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what the projection costs', () => {
  it('takes four write units for a new hold, one of them once for its day, and three for its end', async () => {
    const meter = meterCapacity(database.dynamo);
    const held = numbered(1);
    await follow([inserted(held)]);
    expect(meter.take()).toBe(4);
    await follow([streamed(held, numbered(1, { status: 'confirmed', version: 2 }))]);
    expect(meter.take()).toBe(3);
  });
});
