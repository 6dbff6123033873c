import { afterAll, beforeEach } from 'vitest';
import { deviceHolds } from '../../lib/abuse/device-holds.ts';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { makeBookingId, parseBookingId } from '../../lib/bookings/booking-id.ts';
import { claimRepository } from '../../lib/bookings/claims.ts';
import type { SettleOrdersDeps } from '../../lib/bookings/escrow.ts';
import { hotStocks } from '../../lib/bookings/hot-stocks.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { bookingRepository } from '../../lib/bookings/repository.ts';
import type { TakeOrderDeps } from '../../lib/bookings/take-order.ts';
import { type BuyerId, type DealId, type StockId, type StockKind, stockId } from '../../lib/contract/ids.ts';
import { meterCapacity } from '../../lib/platform/capacity.ts';
import { PutCommand } from '../../lib/platform/documents/commands.ts';
import { encodeBase32, idBytes, newId } from '../../lib/platform/ids.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import { claimedUnits, type Stock } from '../../lib/stock/stock.ts';
import { dealOfStock, stockIdOf, stockOfDeal } from '../../lib/stock/stock-id.ts';
import { toStockItem } from '../../lib/stock/stock-writes.ts';
import { auditBed } from './audit-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

export const start = Date.parse('2026-12-24T18:00:00.000Z');
export const bookingIdKey = Buffer.from('a key for tests only');
const hour = 3_600_000;

/** The sale path on a real database, with a clock that the test turns. */
export async function saleBed() {
  const database = await startDynamoDb();
  const { dynamo } = database;
  const capacity = meterCapacity(dynamo);
  const stockTable = await database.table('stock');
  const bookingsTable = await database.table('bookings');
  const abuseTable = await database.table('abuse');
  const { audit, trail } = await auditBed(database);
  const time = { now: start };
  const clock = { now: () => time.now };
  const bookings = bookingRepository(dynamo, { bookings: bookingsTable, stock: stockTable });
  const claims = claimRepository(dynamo, stockTable, random);
  const stock = stockRepository(dynamo, stockTable);
  const queued: Order[] = [];
  const lapsed: BookingRecord[] = [];

  return {
    database,
    dynamo,
    stockTable,
    bookingsTable,
    abuseTable,
    capacity,
    clock,
    random,
    bookings,
    claims,
    stock,
    queued,
    lapsed,
    noteLapsed: async (records: readonly BookingRecord[]) => void lapsed.push(...records),
    audit,
    trail,
    setTime: (ms: number) => {
      time.now = ms;
    },
    table: database.table,
    stop: () => database.stop(),

    settling: (changed: Partial<SettleOrdersDeps> = {}): SettleOrdersDeps => ({
      bookings,
      claims,
      stock,
      clock,
      random,
      holdMs: 600_000,
      signInLimits: {},
      ...changed,
    }),

    placing: (changed: Partial<TakeOrderDeps> = {}): TakeOrderDeps => ({
      bookings,
      stock: { get: (id) => stock.get(id, { consistent: true }), invalidate() {} },
      queue: { send: async (order) => void queued.push(order) },
      hot: hotStocks(clock),
      devices: deviceHolds(dynamo, abuseTable, {
        clock,
        recordsOf: bookings.getMany,
        // A test on a busy machine is about the count, not about the patience.
        patienceMs: 60_000,
      }),
      isSellerOff: async () => false,
      signInLimits: {},
      clock,
      bookingIdKey,
      holdMs: 600_000,
      ...changed,
    }),

    /** A deal whose sale is open from `start` for an hour. */
    async deal(units: number, changed: Partial<Stock> = {}): Promise<DealId> {
      return dealOfStock(await this.stockFor('deal', units, changed));
    },

    /** The same of anything that is sold. */
    async stockFor(kind: StockKind, units: number, changed: Partial<Stock> = {}): Promise<StockId> {
      const id = stockIdOf(kind, encodeBase32(random.bytes(idBytes)));
      const item: Stock = {
        id,
        total: units,
        available: units,
        held: 0,
        sold: 0,
        claims: {},
        gate: 'open',
        opensAt: start,
        closesAt: start + hour,
        unitPrice: { amountMinor: 1999, currency: 'EUR' },
        drop: false,
        ...changed,
      };
      await dynamo.send(new PutCommand({ TableName: stockTable, Item: toStockItem(item) }));
      return id;
    },

    async stockOf(sold: Sold): Promise<Stock> {
      const found = await stock.get(stockOf(sold), { consistent: true });
      if (!found) throw new Error(`No stock for ${sold}`);
      return found;
    },

    /** What the buyers' records say, and whether the stock agrees with them and adds up. */
    async account(sold: Sold, orders: readonly Order[]) {
      const item = await this.stockOf(sold);
      const records = await Array.fromAsync(bookings.getMany(uniqueRefs(orders)));
      const units = (status: string) =>
        records.filter((record) => record.status === status).reduce((sum, { quantity }) => sum + quantity, 0);
      const counted = { held: units('held'), sold: units('confirmed') };
      return {
        ...counted,
        available: item.available,
        claimed: claimedUnits(item),
        rejected: records.filter(({ status }) => status === 'rejected').length,
        answered: records.length,
        balanced:
          item.held === counted.held &&
          item.sold === counted.sold &&
          item.total === item.available + claimedUnits(item) + item.held + item.sold &&
          Math.min(item.available, item.held, item.sold) >= 0,
      };
    },
  };
}

export type SaleBed = Awaited<ReturnType<typeof saleBed>>;

/**
 * The sale path for a whole file: each test begins at `start` with an empty queue.
 * @example const bed = await saleBedOfFile();
 */
export async function saleBedOfFile(): Promise<SaleBed> {
  const bed = await saleBed();
  afterAll(bed.stop);
  beforeEach(() => {
    bed.setTime(start);
    bed.queued.length = 0;
  });
  return bed;
}

const uniqueRefs = (orders: readonly Order[]) => {
  const refs = orders.map(({ buyerId, id }) => ({ buyerId, identity: parseBookingId(id).identity }));
  return [...new Map(refs.map((ref) => [ref.buyerId + ref.identity, ref])).values()];
};

/** A deal, or the stock of anything. */
export type Sold = DealId | StockId;
export const stockOf = (sold: Sold): StockId =>
  sold.startsWith('deal_') ? stockOfDeal(sold as DealId) : stockId.parse(sold);

export const newBuyer = (): BuyerId => newId('gst', random);

/** An order of a buyer nobody has seen before, unless told otherwise. */
export function orderOf(
  sold: Sold,
  { quantity = 1, acceptedAt = start, buyerId = newBuyer(), idempotencyKey = 'key' } = {},
): Order {
  const units = { stockId: stockOf(sold), quantity };
  return {
    id: makeBookingId(bookingIdKey, { buyerId, idempotencyKey, units: [units] }),
    ...units,
    buyerId,
    acceptedAt,
  };
}

export const ordersOf = (sold: Sold, count: number): Order[] =>
  Array.from({ length: count }, (_, index) => orderOf(sold, { acceptedAt: start + index }));
