import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '../../lib/bookings/cancel-booking.ts';
import { emptySettlement, recordWinners, setUnitsAside } from '../../lib/bookings/escrow.ts';
import { findRecordedBooking } from '../../lib/bookings/find-recorded.ts';
import { type ForgetDeps, forgetBuyer, giveUpHolds } from '../../lib/bookings/forget-buyer.ts';
import { getBooking } from '../../lib/bookings/get-booking.ts';
import { bookingData } from '../../lib/bookings/personal-data.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { recoverClaims } from '../../lib/bookings/recover-claims.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { CustomerId, DealId } from '../../lib/contract/ids.ts';
import type { RefundStatus } from '../../lib/contract/refund.ts';
import type { PaymentRecord } from '../../lib/payments/payment.ts';
import { linesOf } from '../../lib/payments/payment-lines.ts';
import { toPaymentItem } from '../../lib/payments/payment-writes.ts';
import { paymentData, paymentOfNobody } from '../../lib/payments/personal-data.ts';
import { PutCommand, ScanCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { bookingIdKey, orderOf, type SaleBed, saleBed, start } from './sale-bed.ts';

let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

const customer = () => newId('cus', bed.random);
const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };
const forgetting = (changed: Partial<ForgetDeps> = {}): ForgetDeps => ({
  bookings: bed.bookings,
  dynamo: bed.dynamo,
  tables: { bookings: bed.bookingsTable, stock: bed.stockTable },
  partsOf: async () => [],
  clock: bed.clock,
  random: bed.random,
  ...changed,
});
const order = (dealId: DealId, id: CustomerId, quantity = 1) =>
  placeOrder(bed.placing(), {
    buyer: { kind: 'customer', id, subject: '', signedInAt: 0 },
    idempotencyKey: crypto.randomUUID(),
    dealId,
    quantity,
  });
const everything = async (table: string) =>
  (await bed.dynamo.send(new ScanCommand({ TableName: table }))).Items ?? [];
const recordsOf = async (dealId: DealId) =>
  (await everything(bed.bookingsTable)).filter((item) => item.stockId === stockOfDeal(dealId));
/** What the deal says, and what its records say. */
async function booksOf(dealId: DealId) {
  const { total, available, held, sold } = await bed.stockOf(dealId);
  const units = (status: string, records: Record<string, unknown>[]) =>
    records
      .filter((record) => record.status === status)
      .reduce((sum, { quantity }) => sum + Number(quantity), 0);
  const records = await recordsOf(dealId);
  return {
    total,
    available,
    held,
    sold,
    recorded: { held: units('held', records), sold: units('confirmed', records) },
  };
}

describe('forgetBuyer', () => {
  it('leaves nothing that anybody could read, cancel or confirm: it is not queued again', async () => {
    const dealId = await bed.deal(5, free);
    const me = customer();
    const { booking } = await order(dealId, me);
    await forgetBuyer(forgetting(), me);
    const deps = { ...forgetting(), stock: bed.stock, bookingIdKey, audit: { entry: () => ({}) } };
    const gone = { code: 'not_found' };
    await expect(getBooking(deps, booking.id, me)).rejects.toMatchObject(gone);
    await expect(findRecordedBooking(deps, { bookingId: booking.id, buyerId: me })).rejects.toMatchObject(
      gone,
    );
    await expect(cancelBooking(deps, { id: booking.id, buyerId: me })).rejects.toMatchObject(gone);
    const [guard] = (await everything(bed.bookingsTable)).filter(({ pk }) => pk === me);
    const guestTokenEnds = bed.clock.now() + 30 * 86_400_000;
    expect(Number(guard?.ttl) * 1_000).toBeGreaterThan(guestTokenEnds);
  });

  it('cancels what is held, keeps the rest under ids that lead to nobody, and leaves the books as they are', async () => {
    const me = customer();
    const [paid, gratis] = [
      await bed.deal(10, { perCustomerLimit: 5 }),
      await bed.deal(10, { ...free, perCustomerLimit: 5 }),
    ];
    await order(paid, me, 3);
    await order(gratis, me, 2);
    await order(gratis, me, 1);
    await giveUpHolds(forgetting(), me);
    await forgetBuyer(forgetting(), me);
    const left = (await everything(bed.bookingsTable)).filter((item) => JSON.stringify(item).includes(me));
    expect(left.map((item) => Object.keys(item).toSorted())).toEqual(
      Array(3).fill(['forgotten', 'pk', 'sk', 'ttl']),
    );
    expect(await booksOf(paid)).toMatchObject({ total: 10, available: 10, held: 0, recorded: { held: 0 } });
    expect(await booksOf(gratis)).toMatchObject({ total: 10, available: 7, sold: 3, recorded: { sold: 3 } });
    const kept = [...(await recordsOf(paid)), ...(await recordsOf(gratis))];
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'confirmed', 'confirmed']);
    expect(new Set(kept.map(({ buyerId }) => buyerId)).size).toBe(3);
    for (const { pk, buyerId, limited } of kept) expect([pk, limited]).toEqual([buyerId, undefined]);
  });

  it('keeps a booking that can still be cancelled by staff, and gives its units back once', async () => {
    const me = customer();
    const dealId = await bed.deal(5, { ...free, perCustomerLimit: 5 });
    await order(dealId, me, 2);
    await forgetBuyer(forgetting(), me);
    const [kept] = await recordsOf(dealId);
    const record = await bed.bookings.get(kept?.pk, String(kept?.sk).slice('booking#'.length));
    if (!record) throw new Error('The booking is gone');
    expect(await bed.bookings.release([record], { to: 'cancelled', now: start })).toEqual({
      kind: 'released',
    });
    expect(await booksOf(dealId)).toMatchObject({ available: 5, sold: 0 });
  });

  it('may be repeated, and finishes what another run left half done', async () => {
    const me = customer();
    const dealId = await bed.deal(10, free);
    for (let n = 0; n < 4; n++) await order(dealId, me);
    let calls = 0;
    const dying = forgetting({
      random: {
        ...bed.random,
        bytes: (size) => {
          if (++calls > 2) throw new Error('died');
          return bed.random.bytes(size);
        },
      },
    });
    await expect(forgetBuyer(dying, me)).rejects.toThrow('died');
    expect((await bed.bookings.listByBuyer(me)).length).toBe(2);
    await forgetBuyer(forgetting(), me);
    await forgetBuyer(forgetting(), me);
    expect(await bed.bookings.listByBuyer(me)).toEqual([]);
    expect(await booksOf(dealId)).toMatchObject({ available: 6, sold: 4, recorded: { sold: 4 } });
  });

  it('waits for an open claim, so that recovery still finds the booking where its intent says', async () => {
    const me = customer();
    const dealId = await bed.deal(10, free);
    const mine = orderOf(dealId, { buyerId: me, quantity: 2 });
    const settling = bed.settling({
      claims: { ...bed.claims, close: () => Promise.reject(new Error('crash')) },
    });
    const claim = await setUnitsAside(settling, await bed.stockOf(dealId), [mine]);
    if (!claim) throw new Error('No claim');
    await recordWinners(settling, claim, emptySettlement());
    await expect(forgetBuyer(forgetting(), me)).rejects.toThrow();
    expect(await bed.bookings.listByBuyer(me)).toHaveLength(1);
    bed.setTime(start + 60_000);
    await recoverClaims({ ...bed, recoverAfterMs: 35_000 }, await bed.stockOf(dealId));
    bed.setTime(start);
    await forgetBuyer(forgetting(), me);
    expect(await booksOf(dealId)).toMatchObject({ available: 8, sold: 2, recorded: { sold: 2 } });
    expect(JSON.stringify(await recordsOf(dealId))).not.toContain(me);
  });

  it('lets an order that comes once more take no second unit', async () => {
    const me = customer();
    const dealId = await bed.deal(10, free);
    const mine = orderOf(dealId, { buyerId: me });
    await settleOrders(bed.settling(), [mine]);
    await forgetBuyer(forgetting(), me);
    await settleOrders(bed.settling(), [mine]);
    await forgetBuyer(forgetting(), me);
    expect(await booksOf(dealId)).toMatchObject({ available: 9, sold: 1, recorded: { sold: 1 } });
    const again = placeOrder(bed.placing(), {
      buyer: { kind: 'customer', id: me, subject: '', signedInAt: 0 },
      idempotencyKey: 'key',
      dealId,
      quantity: 1,
    });
    await expect(again).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('leaves another buyer alone', async () => {
    const [me, other] = [customer(), customer()];
    const dealId = await bed.deal(10, { perCustomerLimit: 3 });
    await order(dealId, me);
    await order(dealId, other);
    const before = (await everything(bed.bookingsTable)).filter(({ pk }) => pk === other);
    await forgetBuyer(forgetting(), me);
    expect((await everything(bed.bookingsTable)).filter(({ pk }) => pk === other)).toEqual(before);
  });
});

describe('what bookings hold about a person', () => {
  it('is handed out, and waits for a lapsed hold that nobody has released yet', async () => {
    const me = customer();
    const dealId = await bed.deal(10, { perCustomerLimit: 3 });
    await order(dealId, me, 2);
    const source = bookingData({ ...forgetting(), bookings: bed.bookings, boughtBy: async () => [] });
    expect(await Array.fromAsync(source.export({ id: me }))).toMatchObject([
      { dealId, quantity: 2, status: 'held' },
      { dealId, unitsOfLimit: 2 },
    ]);
    bed.setTime(start + 601_000);
    await source.settle?.({ id: me });
    expect(await source.openMatters?.({ id: me })).toEqual(['booking_release']);
    bed.setTime(start);
    await source.settle?.({ id: me });
    expect(await source.openMatters?.({ id: me })).toEqual([]);
    expect(await booksOf(dealId)).toMatchObject({ available: 10, held: 0 });
  });
});

describe('the payment of a forgotten booking', () => {
  it('goes with it to the same nobody, and keeps what a later refund needs', async () => {
    const me = customer();
    const table = await bed.database.table('payments');
    const dealId = await bed.deal(10, free);
    const { booking } = await order(dealId, me);
    const payment: PaymentRecord = {
      id: booking.id,
      buyerId: me,
      lines: linesOf({ id: booking.id, total: { amountMinor: 1999, currency: 'EUR' } }),
      status: 'captured',
      attempt: 1,
      tries: 0,
      intentId: 'pi_1',
      clientSecret: 'a secret',
      email: 'mara@example.com',
      stripeCustomer: 'cus_of_stripe',
      methodId: 'pm_1',
      declines: 0,
      createdAt: start,
      updatedAt: start,
      version: 4,
    };
    await bed.dynamo.send(new PutCommand({ TableName: table, Item: toPaymentItem(payment) }));
    await bed.dynamo.send(
      new PutCommand({ TableName: table, Item: { pk: me, sk: 'stripe', stripeCustomer: 'cus_of_stripe' } }),
    );
    const removed: string[] = [];
    const source = paymentData({
      dynamo: bed.dynamo,
      table,
      bookings: bed.bookings,
      boughtBy: async () => [],
      ending: { settleSoon: async () => {}, removeCustomer: async (id) => void removed.push(id) },
    });
    const handedOut = JSON.stringify(await Array.fromAsync(source.export({ id: me })));
    expect(handedOut).toContain('mara@example.com');
    expect(handedOut).not.toContain('a secret');
    expect(await source.openMatters?.({ id: me })).toEqual([]);

    await forgetBuyer(forgetting({ partsOf: paymentOfNobody(bed.dynamo, table) }), me);
    await source.erase({ id: me });
    await source.erase({ id: me });
    const [kept] = await recordsOf(dealId);
    const { pk: _pk, sk: _sk, ...left } = (await everything(table))[0] ?? {};
    expect(await everything(table)).toHaveLength(1);
    const { email: _e, stripeCustomer: _s, methodId: _m, clientSecret: _c, ...facts } = payment;
    expect(left).toEqual({ ...facts, buyerId: kept?.buyerId, version: 5 });
    expect(removed).toEqual(['cus_of_stripe']);
  });

  it('is a matter still open while money is neither here nor there', async () => {
    const me = customer();
    const table = await bed.database.table('payments');
    const { booking } = await order(await bed.deal(10), me);
    const looked: string[] = [];
    const source = paymentData({
      dynamo: bed.dynamo,
      table,
      bookings: bed.bookings,
      boughtBy: async () => [],
      ending: { settleSoon: async (id) => void looked.push(id), removeCustomer: async () => {} },
    });
    const [record] = await bed.bookings.listByBuyer(me);
    if (!record) throw new Error('There is no record');
    const payment = {
      ...{ id: record.id, buyerId: me, lines: linesOf(record), attempt: 1, tries: 0, declines: 0 },
      ...{ createdAt: start, updatedAt: start, version: 1 },
    };
    const refunds = (status: RefundStatus) => ({
      r: { id: 'r', amountMinor: 5, reason: 'x', status, requestedAt: start },
    });
    const disputes = (...statuses: string[]) =>
      Object.fromEntries(
        statuses.map((status, index) => [
          `d${index}`,
          {
            ...{ id: `d${index}`, amountMinor: 5, reason: 'x', status, openedAt: start },
            ...{ withdrawnMinor: 0, reinstatedMinor: 0 },
          },
        ]),
      );
    for (const [fields, matters] of [
      [{ status: 'open' }, ['open_payment']],
      [{ status: 'capturing' }, ['open_payment']],
      [{ status: 'captured', refunds: refunds('requested') }, ['open_refund']],
      [{ status: 'captured', refunds: refunds('sent') }, []],
      [{ status: 'voided' }, []],
      [{ status: 'captured', disputes: disputes('under_review') }, ['dispute']],
      [{ status: 'captured', disputes: disputes('warning_needs_response') }, []],
      [
        {
          status: 'captured',
          refunds: refunds('requested'),
          disputes: disputes('lost', 'needs_response'),
        },
        ['open_refund', 'dispute'],
      ],
      [{ status: 'captured', disputes: disputes('lost', 'won') }, []],
    ] as const) {
      await bed.dynamo.send(
        new PutCommand({ TableName: table, Item: toPaymentItem({ ...payment, ...fields }) }),
      );
      await source.settle?.({ id: me });
      expect(await source.openMatters?.({ id: me })).toEqual(matters);
    }
    // A bank takes its time: nothing of ours hurries it.
    expect(looked).toEqual([booking.id, booking.id, booking.id, booking.id]);
  });
});
