import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { packOrders } from '../../lib/bookings/claims.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { dealBookingKey } from '../../lib/deal-bookings/deal-booking-key.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { ledgerReader } from '../../lib/ledger/ledger-reader.ts';
import { ledgerReportRepository } from '../../lib/ledger/ledger-reports.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '../../lib/platform/documents/commands.ts';
import { encodeCursor } from '../../lib/platform/http/cursor.ts';
import { checkRepository } from '../../lib/reconciliation/check-repository.ts';
import { checkStock } from '../../lib/reconciliation/check-stock.ts';
import { checkStocks } from '../../lib/reconciliation/check-stocks.ts';
import { compareLedger } from '../../lib/reconciliation/compare-ledger.ts';
import { ledgerAppender } from '../../lib/reconciliation/ledger-appender.ts';
import { listLedgerReports, listStockChecks, listStockRuns } from '../../lib/reconciliation/list-checks.ts';
import { repairLedger } from '../../lib/reconciliation/repair-ledger.ts';
import { repairStock, seeStockRepair } from '../../lib/reconciliation/repair-stock.ts';
import { dealOfStock, stockOfDeal } from '../../lib/stock/stock-id.ts';
import { stripePaymentBooks } from '../../lib/stripe/stripe-payment-books.ts';
import { acting } from './audit-bed.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let deps: Awaited<ReturnType<typeof parts>>;
let dealId: DealId;
const admin = { kind: 'staff', id: 'a-member', roles: ['admin'] } as never;
const actor = () => acting(admin, 'runStockRepair');
const recoverAfterMs = 100_000;
const minute = 60_000;

async function parts() {
  const dealBookings = dealBookingRepository(bed.dynamo, await bed.database.table('dealBookings'));
  return {
    ...bed.deps,
    stocks: bed.stock,
    dealBookings,
    claims: bed.claims,
    checks: checkRepository(bed.dynamo, await bed.database.table('reconciliation')),
    wait: async () => undefined,
    noteLapsed: bed.noteLapsed,
    audit: bed.audit,
    ledger: ledgerReader(bed.dynamo, bed.tables.ledger),
    books: stripePaymentBooks(bed.stripe, async () => undefined),
    appender: ledgerAppender(bed.dynamo, bed.tables.ledger),
    recoverAfterMs,
  };
}

beforeAll(async () => {
  bed = await paymentBed();
  deps = await parts();
});
beforeEach(async () => {
  bed.setTime(start);
  dealId = await bed.deal(20);
});
afterAll(() => bed.stop());

const stock = () => stockOfDeal(dealId);
/** What the stream does: staff’s view of the booking is that of now. */
async function follow({ id, buyerId }: RecordedBooking): Promise<void> {
  const record = await bed.bookings.byId(buyerId, id);
  if (record) await deps.dealBookings.keep(record);
}
async function held(): Promise<RecordedBooking> {
  const booking = await bed.held(dealId, 2);
  await follow(booking);
  return booking;
}
const plant = (changes: Record<string, number>) =>
  bed.dynamo.send(
    new UpdateCommand({
      ...{ TableName: bed.stockTable, Key: { pk: stock() } },
      UpdateExpression: `SET ${Object.keys(changes)
        .map((name) => `${name} = ${name} + :${name}`)
        .join(', ')}`,
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(changes).map(([name, value]) => [`:${name}`, value]),
      ),
    }),
  );
const listed = async () => (await listStockChecks(deps, { limit: 50 })).items.map((check) => check.dealId);

describe('a stock that agrees', () => {
  it('has no findings, and is not listed', async () => {
    await held();
    expect(await checkStock(deps, stock())).toMatchObject({
      balanced: true,
      findings: [],
      repairs: [],
      held: 2,
    });
    expect(await listed()).not.toContain(dealId);
  });

  it('is not found when there is none', async () => {
    await expect(checkStock(deps, stockOfDeal('deal_zzzzzzzzzzzzzzzz'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a booking that staff’s view has in an old version', () => {
  it('is found, shown before it is repaired, and repaired once', async () => {
    const booking = await held();
    await bed.pay((await bed.start(booking)).payment.intentId ?? '');
    await bed.settle(booking);
    const found = await checkStock(deps, stock());
    expect(found).toMatchObject({
      balanced: false,
      findings: ['records_differ'],
      repairs: ['refresh_records'],
    });
    expect(await listed()).toContain(dealId);
    const wanted = { repair: 'refresh_records' } as const;
    const seen = await seeStockRepair(deps, stock(), wanted);
    expect(seen).toMatchObject({
      done: false,
      read: 1,
      found: 1,
      repaired: 0,
      ids: [booking.id],
      nextCursor: null,
    });
    expect((await deps.dealBookings.find(booking.id))?.status).toBe('held');
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({
      done: true,
      found: 1,
      repaired: 1,
    });
    expect((await deps.dealBookings.find(booking.id))?.status).toBe('confirmed');
    expect(await listed()).not.toContain(dealId);
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({ found: 0, repaired: 0 });
    const { items } = await bed.trail.list({ by: 'subject', value: dealId }, { limit: 10 });
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['started', 'succeeded']);
  });
});

describe('the cursor of a repair', () => {
  it.each([16, 64, -1, 0.5])(
    'is refused when it names the partition %d, which no stock has',
    async (shard) => {
      const cursor = encodeCursor({ shard });
      const wanted = { repair: 'refresh_records', cursor } as const;
      await expect(seeStockRepair(deps, stock(), wanted)).rejects.toMatchObject({ code: 'invalid_request' });
      await expect(repairStock(deps, stock(), wanted, actor())).rejects.toMatchObject({
        code: 'invalid_request',
      });
    },
  );
});

describe('a claim whose maker stopped', () => {
  const claimId = 'clm_planted000000001';
  async function plantClaim(orders: readonly RecordedBooking[]) {
    await plant({ available: -3 });
    await bed.dynamo.send(
      new UpdateCommand({
        ...{ TableName: bed.stockTable, Key: { pk: stock() } },
        UpdateExpression: 'SET claims.#claim = :claim',
        ExpressionAttributeNames: { '#claim': claimId },
        ExpressionAttributeValues: { ':claim': { units: 3, at: start - recoverAfterMs - 1 } },
      }),
    );
    if (orders.length === 0) return;
    const item = { pk: claimId, intentFor: stock(), orders: packOrders(orders) };
    await bed.dynamo.send(new PutCommand({ TableName: bed.stockTable, Item: item }));
  }

  it('is closed, and its units are for sale again', async () => {
    const booking = await held();
    await plantClaim([booking]);
    expect(await checkStock(deps, stock())).toMatchObject({
      findings: ['abandoned_claims'],
      repairs: ['close_claims'],
      claims: [{ claimId, units: 3, hasIntent: true }],
    });
    const wanted = { repair: 'close_claims' } as const;
    expect(await seeStockRepair(deps, stock(), wanted)).toMatchObject({
      found: 1,
      repaired: 0,
      ids: [claimId],
    });
    expect((await bed.stockOf(dealId)).available).toBe(15);
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({ repaired: 1 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 18, claims: {} });
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({ found: 0, repaired: 0 });
    expect(await listed()).not.toContain(dealId);
  });

  it('is shown without a repair when nobody knows its orders', async () => {
    await bed.dynamo.send(new DeleteCommand({ TableName: bed.stockTable, Key: { pk: claimId } }));
    await plantClaim([]);
    expect(await checkStock(deps, stock())).toMatchObject({
      findings: ['claims_without_intent'],
      repairs: [],
    });
    expect(await repairStock(deps, stock(), { repair: 'close_claims' }, actor())).toMatchObject({ found: 0 });
    expect((await bed.stockOf(dealId)).claims[claimId]).toBeDefined();
  });
});

describe('holds whose timer was lost', () => {
  it('are ended, and their units returned', async () => {
    const booking = await held();
    bed.setTime(start + 20 * minute);
    expect(await checkStock(deps, stock())).toMatchObject({
      findings: ['overdue_holds'],
      repairs: ['release_holds'],
      overdueHolds: 1,
    });
    const wanted = { repair: 'release_holds' } as const;
    expect(await seeStockRepair(deps, stock(), wanted)).toMatchObject({ found: 1, ids: [booking.id] });
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({ repaired: 1 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 20, held: 0 });
    await follow(booking);
    expect(await repairStock(deps, stock(), wanted, actor())).toMatchObject({ found: 0 });
    expect(await checkStock(deps, stock())).toMatchObject({ findings: [] });
  });
});

describe('counters that somebody changed', () => {
  it('are shown with their evidence, and no repair touches them', async () => {
    await held();
    await plant({ available: -4, sold: 4 });
    expect(await checkStock(deps, stock())).toMatchObject({
      repairs: ['refresh_records'],
      counters: { sold: 4 },
      sold: 0,
    });
    await repairStock(deps, stock(), { repair: 'refresh_records' }, actor());
    expect(await deps.checks.get(stock())).toMatchObject({
      findings: ['counters_differ'],
      repairs: [],
      refreshedAt: toInstant(start),
    });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 14, sold: 4 });
    await plant({ available: 1 });
    expect((await checkStock(deps, stock())).findings).toContain('does_not_add_up');
  });
});

describe('the check of the night', () => {
  it('goes through the watched stocks once, and continues where it was stopped', async () => {
    const ids = [stock(), stockOfDeal(await bed.deal(5))];
    await plant({ available: -1 });
    const watched = async function* () {
      yield ids;
    };
    const night = { ...deps, stocks: { get: bed.stock.get, watched } };
    bed.setTime(start + 24 * 60 * minute);
    expect(await checkStocks(night, start)).toMatchObject({ checked: 0 });
    const run = await checkStocks(night, Number.POSITIVE_INFINITY);
    expect(run).toMatchObject({ checked: 2, differing: 1, endedAt: expect.any(String) });
    expect(await checkStocks(night, Number.POSITIVE_INFINITY)).toBeUndefined();
    expect((await listStockRuns(deps, { limit: 1 })).items).toEqual([run]);
    bed.setTime(start + 48 * 60 * minute);
    expect(await checkStocks(night, Number.POSITIVE_INFINITY)).toMatchObject({ checked: 2 });
    const first = await listStockRuns(deps, { limit: 1 });
    expect((await listStockRuns(deps, { limit: 5, cursor: first.nextCursor ?? '' })).items).toEqual([run]);
  });
});

describe('the entries of a payment', () => {
  const compare = async ({ id }: RecordedBooking) => (await compareLedger(deps, id)).comparison;
  async function paid(): Promise<RecordedBooking> {
    const booking = await held();
    await bed.pay((await bed.start(booking)).payment.intentId ?? '');
    await bed.settle(booking);
    return booking;
  }
  const repair = (booking: RecordedBooking, name: 'settle' | 'sync' | 'enter') =>
    repairLedger(deps, { bookingId: booking.id, repair: name }, acting(admin, 'runLedgerRepair'));
  const agreedAt = async ({ id }: RecordedBooking) => (await deps.checks.agreedAt([id])).get(id);

  it('agree with Stripe, and are marked', async () => {
    const booking = await paid();
    expect(await compare(booking)).toMatchObject({ agreed: 1, differences: [], entries: [] });
    expect(await agreedAt(booking)).toBe(toInstant(start));
  });

  it('are completed by settling a payment whose step was missed', async () => {
    const booking = await held();
    await bed.pay((await bed.start(booking)).payment.intentId ?? '');
    expect(await compare(booking)).toMatchObject({ repair: 'settle', nextStep: 'lock' });
    expect(await repair(booking, 'settle')).toMatchObject({ agreed: 1, differences: [], status: 'captured' });
    expect(await repair(booking, 'settle')).toMatchObject({ agreed: 1, differences: [] });
  });

  it('are completed by reading what only Stripe has', async () => {
    const booking = await paid();
    const intentId = (await bed.deps.payments.get(booking.id))?.intentId ?? '';
    const refund = await bed.stripe.refunds.create({ payment_intent: intentId, amount: 500 });
    expect(await compare(booking)).toMatchObject({
      repair: 'sync',
      nextChange: `refund#${refund.id}`,
      differences: [{ kind: 'missing_here', effect: 'given_back', id: refund.id, stripe: '500 EUR' }],
    });
    for (const _ of ['once', 'twice'])
      expect(await repair(booking, 'sync')).toMatchObject({ agreed: 2, differences: [] });
    expect((await bed.ledgerOf(booking.id)).map(({ kind }) => kind).sort()).toEqual(['capture', 'refund']);
  });

  it('are entered again when the payment and Stripe agree on one that is gone, once', async () => {
    const booking = await paid();
    const [entry] = await bed.ledgerOf(booking.id);
    if (!entry) throw new Error('No entry');
    const Key = { pk: booking.id, sk: entry.entry };
    await bed.dynamo.send(new DeleteCommand({ TableName: bed.tables.ledger, Key }));
    expect(await compare(booking)).toMatchObject({
      repair: 'enter',
      differences: [{ kind: 'missing_here', effect: 'taken' }],
      entries: [entry.entry],
    });
    for (const _ of ['once', 'twice'])
      expect(await repair(booking, 'enter')).toMatchObject({ agreed: 1, differences: [], entries: [] });
    const { Item } = await bed.dynamo.send(new GetCommand({ TableName: bed.tables.ledger, Key }));
    expect(Item).toMatchObject({ kind: 'capture', lines: entry.lines, at: start });
    expect(await deps.appender.enter(entry)).toBe(false);
  });

  it('that Stripe does not have, or has otherwise, have no repair', async () => {
    const booking = await paid();
    const [entry] = await bed.ledgerOf(booking.id);
    const invented = 'refund#re_invented';
    const item = { ...entry, pk: booking.id, sk: invented, entry: invented, kind: 'refund' };
    await bed.dynamo.send(new PutCommand({ TableName: bed.tables.ledger, Item: item }));
    const found = await compare(booking);
    expect(found).toMatchObject({ differences: [{ kind: 'missing_at_stripe' }], entries: [] });
    expect(found.repair).toBeUndefined();
    expect(await repair(booking, 'enter')).toMatchObject({ differences: [{ kind: 'missing_at_stripe' }] });
  });

  it('are those of a booking with a payment', async () => {
    const booking = await held();
    await expect(compare(booking)).rejects.toMatchObject({ code: 'not_found' });
    expect(parseBookingId(booking.id).stockId).toBe(stock());
    expect([dealBookingKey(booking.id).sk, dealOfStock(stock())]).toEqual([booking.id, dealId]);
  });
});

describe('the reports of the nights', () => {
  it('are listed without their differences, newest first, in pages of days', async () => {
    const reports = ledgerReportRepository(bed.dynamo, bed.tables.payments);
    const report = (day: string) => ({
      ...{ day, madeAt: toInstant(start), compared: { here: 1, stripe: 1 }, differing: 0, differences: [] },
    });
    for (const day of ['2026-12-23', '2026-12-20', '2026-10-01']) await reports.put(report(day));
    const first = await listLedgerReports({ reports, clock: bed.clock }, { limit: 3 });
    expect(first.items.map(({ day }) => day)).toEqual(['2026-12-23']);
    const rest = await listLedgerReports(
      { reports, clock: bed.clock },
      { limit: 100, cursor: first.nextCursor ?? '' },
    );
    expect(rest).toMatchObject({ items: [{ day: '2026-12-20' }], nextCursor: null });
  });
});
