import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeRiskReview } from '../../lib/abuse/close-risk-review.ts';
import { type RiskReviewRepository, riskReviewRepository } from '../../lib/abuse/risk-review-repository.ts';
import { listForReview, riskReviewIdOf } from '../../lib/abuse/risk-reviews.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { CancellationPolicy } from '../../lib/contract/cancellation-policy.ts';
import type { DisputeStatus } from '../../lib/contract/dispute.ts';
import type { DealId, RiskReviewId } from '../../lib/contract/ids.ts';
import type { FailedRefundStatus, LedgerReport } from '../../lib/contract/refund.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { disputeRepository } from '../../lib/disputes/dispute-repository.ts';
import { listDisputes } from '../../lib/disputes/list-disputes.ts';
import { ledgerEntry, putLedgerEntry } from '../../lib/ledger/ledger.ts';
import { ledgerComparisons } from '../../lib/ledger/ledger-comparisons.ts';
import { ledgerReader } from '../../lib/ledger/ledger-reader.ts';
import { ledgerReportRepository } from '../../lib/ledger/ledger-reports.ts';
import { reconcileLedger } from '../../lib/ledger/reconcile-ledger.ts';
import { bankDecides, isDisputed, refundedMinor } from '../../lib/payments/payment.ts';
import { settlePayment } from '../../lib/payments/settle-payment.ts';
import { syncPayment } from '../../lib/payments/sync-payment.ts';
import { PutCommand, type PutCommandInput, QueryCommand } from '../../lib/platform/documents/commands.ts';
import { cancelAnyBooking } from '../../lib/refunds/cancel-any-booking.ts';
import { failedRefundRepository } from '../../lib/refunds/failed-refund-repository.ts';
import { listFailedRefunds } from '../../lib/refunds/list-failed-refunds.ts';
import { refundPayment } from '../../lib/refunds/refund-payment.ts';
import { resolveRefund } from '../../lib/refunds/resolve-refund.ts';
import { ProviderError } from '../../lib/stripe/provider.ts';
import { stripeMovements } from '../../lib/stripe/stripe-movements.ts';
import { handleStripeEvent } from '../../lib/stripe-events/index.ts';
import { acting } from './audit-bed.ts';
import { oversightBed } from './oversight-bed.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
let reviews: RiskReviewRepository;
let guard: Awaited<ReturnType<typeof oversightBed>>;

beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
  reviews = riskReviewRepository(bed.dynamo, await bed.table('abuse'));
  guard = await oversightBed(bed.database, bed);
});
afterAll(() => bed.stop());

/** The unit of everything these tests sell. */
const price = 1999;
const half: CancellationPolicy = { refunds: [{ percent: 50 }] };
const free: CancellationPolicy = { refunds: [{ percent: 100 }] };

const staff = {
  kind: 'staff',
  id: 'support-1',
  roles: ['support'],
  signedInAt: start,
} as const;

const recordOf = async ({ id, buyerId }: RecordedBooking) =>
  (await bed.bookings.listByBuyer(buyerId)).find((record) => record.id === id);
const intentOf = async ({ id }: RecordedBooking) => (await bed.deps.payments.get(id))?.intentId ?? '';
const books = async (booking: RecordedBooking) => {
  const intentId = await intentOf(booking);
  return bed.double.books().paymentIntents.find(({ id }) => id === intentId);
};
/** What the ledger says that an account has of this booking. */
const balanceOf = async (booking: RecordedBooking, account: string) =>
  (await bed.ledgerOf(booking.id))
    .flatMap(({ lines }) => lines)
    .filter((line) => line.account === account)
    .reduce((sum, { amount }) => sum + amount, 0);

async function paid(quantity = 1, card?: string): Promise<RecordedBooking> {
  const booking = await bed.held(dealId, quantity);
  const { payment } = await bed.start(booking);
  await bed.pay(payment.intentId ?? '', card);
  await bed.settle(booking);
  return booking;
}

const cancel = (booking: RecordedBooking, policy?: CancellationPolicy) =>
  cancelAnyBooking(
    {
      ...bed.deps,
      audit: bed.audit,
      oversight: guard.with(),
      deals: {
        get: async () => ({ state: 'live', cancellationPolicy: policy }),
      } as unknown as DealRepository,
    },
    { id: booking.id, buyerId: booking.buyerId },
  );

const refund = (
  booking: RecordedBooking,
  {
    key = 'key',
    amountMinor,
    returnUnits = false,
  }: { key?: string; amountMinor?: number; returnUnits?: boolean } = {},
  signedInAt = start,
  who: string = staff.id,
) =>
  refundPayment(
    { ...bed.deps, audit: bed.audit, oversight: guard.with() },
    {
      bookingId: booking.id,
      idempotencyKey: key,
      amount: amountMinor === undefined ? undefined : { amountMinor, currency: 'EUR' },
      reason: 'The oven broke.',
      returnUnits,
      actor: acting({ ...staff, id: who, signedInAt }, 'refundPayment'),
    },
  );

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('cancelling a paid booking', () => {
  it('returns the units and gives back what the policy says, once, however often it is asked for', async () => {
    // Sold to others: units that went back twice would be taken from them.
    await paid(20);
    const booking = await paid(3);
    const before = await bed.stockOf(dealId);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => cancel(booking, half)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await cancel(booking, half)).toMatchObject({ status: 'cancelled' });
    await Promise.all(Array.from({ length: 4 }, () => bed.settle(booking)));
    const stock = await bed.stockOf(dealId);
    expect([stock.available - before.available, stock.sold - before.sold]).toEqual([3, -3]);
    const halfOf = Math.ceil((3 * price) / 2);
    expect(await books(booking)).toMatchObject({ captured: 3 * price, refunded: halfOf });
    expect(await balanceOf(booking, 'stripe')).toBe(3 * price - halfOf);
    expect(await recordOf(booking)).toMatchObject({
      status: 'cancelled',
      payment: { status: 'partially_refunded', refundedMinor: halfOf },
    });
  });

  it('is refused when the sale is final, and changes nothing', async () => {
    const booking = await paid();
    await expect(cancel(booking)).rejects.toEqual(code('invalid_state'));
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
  });

  it('is taken up by the reconciler when nobody hears of it', async () => {
    const booking = await paid();
    await cancel(booking, free);
    const due = await Array.fromAsync(bed.deps.payments.overdue(start + 3_600_000));
    expect(due.map(({ bookingId }) => bookingId)).toContain(booking.id);
  });
});

describe('cancelling a held booking', () => {
  it('has its open payment voided soon', async () => {
    const booking = await bed.held(dealId);
    const { payment } = await bed.start(booking);
    await cancel(booking);
    expect(bed.queued.map(({ id }) => id)).toContain(booking.id);
    await bed.settle(booking);
    expect(await books(booking)).toMatchObject({ id: payment.intentId, status: 'canceled', captured: 0 });
  });
});

describe('a refund by staff', () => {
  it('gives everything back and keeps the units, unless they are to go back too', async () => {
    const [kept, returned] = [await paid(), await paid()];
    const before = await bed.stockOf(dealId);
    await refund(kept);
    expect(await bed.stockOf(dealId)).toMatchObject({ sold: before.sold, available: before.available });
    expect(await recordOf(kept)).toMatchObject({ status: 'refunded', unitsKept: true });
    await refund(returned, { returnUnits: true });
    expect(await bed.stockOf(dealId)).toMatchObject({
      sold: before.sold - 1,
      available: before.available + 1,
    });
    expect((await recordOf(returned))?.unitsKept).toBeUndefined();
    for (const booking of [kept, returned])
      expect(await books(booking)).toMatchObject({ captured: price, refunded: price });
  });

  it('gives a part back, and the rest later', async () => {
    const booking = await paid();
    await refund(booking, { key: 'a', amountMinor: 500 });
    expect(await recordOf(booking)).toMatchObject({
      status: 'confirmed',
      payment: { status: 'partially_refunded', refundedMinor: 500 },
    });
    await refund(booking, { key: 'b' });
    expect(await recordOf(booking)).toMatchObject({ status: 'refunded', payment: { status: 'refunded' } });
    expect(await balanceOf(booking, 'stripe')).toBe(0);
    expect(await balanceOf(booking, 'refunds')).toBe(price);
  });

  it('is one refund for one key, and never more than was taken for many', async () => {
    const booking = await paid();
    await Promise.all(Array.from({ length: 5 }, () => refund(booking, { amountMinor: 700 })));
    expect(await books(booking)).toMatchObject({ refunded: 700 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => refund(booking, { key: `other-${index}`, amountMinor: 700 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await books(booking)).toMatchObject({ captured: price, refunded: 1400 });
    expect(await balanceOf(booking, 'refunds')).toBe(1400);
  });

  it('is refused for another body with the same key', async () => {
    const booking = await paid();
    await refund(booking, { amountMinor: 700 });
    await expect(refund(booking, { amountMinor: 701 })).rejects.toEqual(code('idempotency_key_reused'));
  });

  it('above the limit needs a recent sign-in, in small parts too', async () => {
    const booking = await paid(11);
    const longAgo = start - 16 * 60_000;
    await refund(booking, { key: 'a', amountMinor: 20_000 }, longAgo, 'support-2');
    await expect(refund(booking, { key: 'b', amountMinor: 1 }, longAgo)).rejects.toEqual(
      code('recent_sign_in_required'),
    );
    await refund(booking, { key: 'b', amountMinor: 1 });
  });

  it('leaves an entry in the audit with its reason', async () => {
    const booking = await paid();
    await refund(booking, { amountMinor: 700 });
    const { items } = await bed.trail.list({ by: 'subject', value: booking.id }, { limit: 10 });
    expect(items).toEqual([
      expect.objectContaining({
        operation: 'refundPayment',
        subject: { kind: 'payment', id: booking.id },
        after: expect.objectContaining({
          refundedMinor: 700,
          refunds: [expect.objectContaining({ reason: 'The oven broke.' })],
        }),
      }),
    ]);
  });
});

describe('rejecting a paid order in a review', () => {
  async function reviewed(quantity = 1) {
    const booking = await paid(quantity);
    await listForReview({ reviews, clock: bed.clock }, booking, { score: 85, reasons: ['device_shared'] });
    return { booking, id: riskReviewIdOf(booking.id) };
  }
  const reject = (id: RiskReviewId, signedInAt = start) =>
    closeRiskReview(
      {
        ...bed.deps,
        reviews,
        audit: bed.audit,
        deals: { get: () => Promise.reject(new Error('No policy is asked for')) },
        oversight: guard.with(),
      },
      {
        id,
        verdict: 'rejected',
        note: undefined,
        actor: acting({ ...staff, signedInAt }, 'decideRiskReview'),
      },
    );

  it('gives everything back and returns the units, once, and says who did it', async () => {
    await paid(5);
    const { booking, id } = await reviewed(2);
    const before = await bed.stockOf(dealId);
    expect(await reject(id)).toMatchObject({ status: 'rejected', bookingId: booking.id });
    await reject(id);
    await bed.settle(booking);
    const stock = await bed.stockOf(dealId);
    expect([stock.available - before.available, stock.sold - before.sold]).toEqual([2, -2]);
    expect(await recordOf(booking)).toMatchObject({
      status: 'cancelled',
      payment: { status: 'refunded', refundedMinor: 2 * price },
    });
    expect(await books(booking)).toMatchObject({ captured: 2 * price, refunded: 2 * price });
    expect(await balanceOf(booking, 'stripe')).toBe(0);
    const { items } = await bed.trail.list({ by: 'subject', value: booking.id }, { limit: 10 });
    expect(items).toMatchObject([
      { operation: 'decideRiskReview', subject: { kind: 'payment' }, after: { refundedMinor: 2 * price } },
    ]);
  });

  it('gives back the rest when a part went back before', async () => {
    const { booking, id } = await reviewed();
    await refund(booking, { amountMinor: 500 });
    await reject(id);
    await bed.settle(booking);
    expect(await books(booking)).toMatchObject({ captured: price, refunded: price });
  });

  it('above the limit needs a recent sign-in, and leaves the review open until then', async () => {
    const { booking, id } = await reviewed(11);
    await expect(reject(id, start - 16 * 60_000)).rejects.toEqual(code('recent_sign_in_required'));
    expect(await reviews.get(id)).toMatchObject({ status: 'open' });
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    await reject(id);
    expect(await recordOf(booking)).toMatchObject({ status: 'cancelled' });
  });
});

/** What the webhooks of Stripe bring, each twice and in any order. */
const hear = async (booking: RecordedBooking, type: string) => {
  const payment_intent = await intentOf(booking);
  const event = {
    id: `evt_${crypto.randomUUID().replaceAll('-', '')}`,
    type,
    created: start / 1000,
    data: { object: { object: 'thing', payment_intent } },
  };
  await Promise.all([handleStripeEvent(bed.deps, event), handleStripeEvent(bed.deps, event)]);
  await handleStripeEvent(bed.deps, event);
};

describe('a refund made in the dashboard', () => {
  it('is entered once, and ends the booking when it was all of it', async () => {
    const booking = await paid();
    await bed.stripe.refunds.create({ payment_intent: await intentOf(booking), amount: 999 });
    await hear(booking, 'refund.created');
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { refundedMinor: 999 } });
    await bed.stripe.refunds.create({ payment_intent: await intentOf(booking) });
    await hear(booking, 'charge.refunded');
    await hear(booking, 'refund.created');
    expect(await recordOf(booking)).toMatchObject({ status: 'refunded', unitsKept: true });
    expect(await balanceOf(booking, 'refunds')).toBe(price);
  });
});

describe('a refund that the bank does not take', () => {
  it('is taken back in the ledger and on the booking, once', async () => {
    const booking = await paid(1, 'pm_card_refundFail');
    await refund(booking, { amountMinor: 500 });
    expect(await balanceOf(booking, 'refunds')).toBe(500);
    bed.setTime(start + 60_000);
    bed.double.tick();
    bed.setTime(start);
    await hear(booking, 'refund.failed');
    await hear(booking, 'refund.updated');
    expect(await balanceOf(booking, 'refunds')).toBe(0);
    expect(await books(booking)).toMatchObject({ captured: price, refunded: 0 });
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    const payment = await bed.deps.payments.get(booking.id);
    expect(Object.values(payment?.refunds ?? {})).toEqual([expect.objectContaining({ status: 'failed' })]);
  });
});

describe('a refund of the dashboard that nobody here has heard of', () => {
  const atStripe = async (booking: RecordedBooking, amount: number) =>
    bed.stripe.refunds.create({ payment_intent: await intentOf(booking), amount });
  const refundsOf = async ({ id }: RecordedBooking) =>
    Object.values((await bed.deps.payments.get(id))?.refunds ?? {});

  it('is found when Stripe refuses the whole of a cancellation, and the rest follows', async () => {
    const booking = await paid();
    await atStripe(booking, 900);
    expect(await cancel(booking, free)).toMatchObject({ status: 'cancelled' });
    await bed.settle(booking);
    expect(await books(booking)).toMatchObject({ captured: price, refunded: price });
    expect(await balanceOf(booking, 'refunds')).toBe(price);
    expect(await recordOf(booking)).toMatchObject({ payment: { status: 'refunded', refundedMinor: price } });
    expect((await refundsOf(booking)).map(({ status, amountMinor }) => [status, amountMinor]).sort()).toEqual(
      [
        ['sent', 1099],
        ['sent', 900],
      ],
    );
    // Its events come late, and change nothing more.
    await hear(booking, 'refund.created');
    expect(await balanceOf(booking, 'refunds')).toBe(price);
  });

  it('is found by a refund of staff too, which sends no more than is left', async () => {
    const booking = await paid();
    await atStripe(booking, 1500);
    const { payment } = await refund(booking, { amountMinor: 700 });
    expect(refundedMinor(payment)).toBe(price);
    expect(await books(booking)).toMatchObject({ refunded: price });
    expect(await recordOf(booking)).toMatchObject({ status: 'refunded', unitsKept: true });
  });

  it('leaves nothing to send when it gave all of it back: nobody has to see to that', async () => {
    const booking = await paid();
    await atStripe(booking, price);
    await cancel(booking, free);
    await bed.settle(booking);
    expect(await books(booking)).toMatchObject({ refunded: price });
    expect((await refundsOf(booking)).map(({ status }) => status).sort()).toEqual(['covered', 'sent']);
    expect(await balanceOf(booking, 'refunds')).toBe(price);
    expect(await failed('failed', booking)).toEqual([]);
  });

  it('that its bank has sent back by then stands in the way of nothing', async () => {
    const booking = await paid(1, 'pm_card_refundFail');
    await cancel(booking, free);
    await atStripe(booking, price);
    const { provider } = bed.deps;
    const returned = () => {
      bed.setTime(start + 60_000);
      bed.double.tick();
      bed.setTime(start);
    };
    const late = {
      ...provider,
      listRefunds(intentId: string) {
        returned();
        return provider.listRefunds(intentId);
      },
    };
    await settlePayment({ ...bed.deps, provider: late }, booking.id);
    const ours = () => failed('failed', booking).then((all) => all.map(({ id }) => id.slice(0, 3)));
    expect(await books(booking)).toMatchObject({ refunded: price });
    expect(await ours()).toEqual(['re_']);
    returned();
    await hear(booking, 'refund.failed');
    expect((await ours()).sort()).toEqual(['can', 're_']);
  });

  it('makes room for it when its event comes before the refund is sent', async () => {
    const booking = await paid();
    await cancel(booking, free);
    await atStripe(booking, 900);
    const busy = { ...bed.deps.provider, refund: () => Promise.reject(new ProviderError('busy', 'Later')) };
    await syncPayment({ ...bed.deps, provider: busy }, booking.id);
    expect(await recordOf(booking)).toMatchObject({ payment: { refundedMinor: price } });
    await bed.settle(booking);
    expect(await books(booking)).toMatchObject({ refunded: price });
  });
});

const failedRefunds = () => failedRefundRepository(bed.dynamo, bed.tables.payments);
const failed = async (status: FailedRefundStatus, { id }: RecordedBooking) =>
  (await listFailedRefunds({ refunds: failedRefunds() }, { status, limit: 100 })).items.filter(
    ({ bookingId }) => bookingId === id,
  );

describe('a refund that failed', () => {
  async function returned(): Promise<{ booking: RecordedBooking; refundId: string }> {
    const booking = await paid(1, 'pm_card_refundFail');
    const { refundId } = await refund(booking);
    await sentBack(booking);
    return { booking, refundId };
  }
  async function sentBack(booking: RecordedBooking) {
    bed.setTime(start + 60_000);
    bed.double.tick();
    bed.setTime(start);
    await hear(booking, 'refund.failed');
  }
  const resolve = (
    { booking, refundId }: { booking: RecordedBooking; refundId: string },
    resolution: 'try_again' | 'settled',
    { key = 'again', signedInAt = start, oversight = guard.with() } = {},
  ) =>
    resolveRefund(
      { ...bed.deps, audit: bed.audit, oversight },
      {
        bookingId: booking.id,
        refundId,
        resolution,
        reason: 'By bank transfer.',
        idempotencyKey: key,
        actor: acting({ ...staff, signedInAt }, 'resolveRefund'),
      },
    );

  it('stands in a list, with what happened to it', async () => {
    const { booking, refundId } = await returned();
    expect(await failed('failed', booking)).toEqual([
      {
        id: refundId,
        bookingId: booking.id,
        dealId,
        amount: { amountMinor: price, currency: 'EUR' },
        reason: 'The oven broke.',
        status: 'failed',
        failure: 'returned',
        stripeId: expect.stringMatching(/^re_/),
        requestedAt: new Date(start).toISOString(),
        failedAt: new Date(start).toISOString(),
      },
    ]);
  });

  it('that Stripe refused stands there too', async () => {
    const booking = await paid(1, 'pm_card_createDispute');
    const { refundId } = await refund(booking);
    expect(await failed('failed', booking)).toMatchObject([{ id: refundId, failure: 'refused' }]);
    await hear(booking, 'charge.dispute.created');
  });

  it('is tried again by another one, once for a key, and fails as itself', async () => {
    const given = await returned();
    const before = await books(given.booking);
    expect(before).toMatchObject({ refunded: 0 });
    await Promise.all([resolve(given, 'try_again'), resolve(given, 'try_again')]);
    expect(await books(given.booking)).toMatchObject({ refunded: price });
    expect(await failed('failed', given.booking)).toEqual([]);
    expect(await failed('replaced', given.booking)).toMatchObject([{ resolution: 'By bank transfer.' }]);
    await expect(resolve(given, 'try_again', { key: 'other' })).rejects.toEqual(code('invalid_state'));
    await expect(resolve(given, 'settled')).rejects.toEqual(code('invalid_state'));
    expect(await balanceOf(given.booking, 'stripe')).toBe(0);
    await sentBack(given.booking);
    expect(await failed('failed', given.booking)).toHaveLength(1);
    expect(await balanceOf(given.booking, 'stripe')).toBe(price);
  });

  it('is tried again by a refund of its own, whatever requests used the key before', async () => {
    const booking = await paid(1, 'pm_card_refundFail');
    const { refundId } = await refund(booking, { key: 'of the first', amountMinor: 700 });
    await sentBack(booking);
    const other = await refund(booking, { key: 'of another', amountMinor: 300 });
    await sentBack(booking);
    await resolve({ booking, refundId }, 'try_again', { key: 'of the first' });
    const known = (await bed.deps.payments.get(booking.id))?.refunds ?? {};
    expect(known[refundId]).toMatchObject({ status: 'replaced' });
    await resolve({ booking, refundId: other.refundId }, 'try_again', { key: 'of the first' });
    expect(await books(booking)).toMatchObject({ refunded: 1000 });
    expect(await balanceOf(booking, 'stripe')).toBe(price - 1000);
    await expect(refund(booking, { key: 'of the first', amountMinor: 700 })).resolves.toMatchObject({
      refundId,
    });
    await sentBack(booking);
  });

  it('that was settled elsewhere counts as given back, and is entered as paid outside of Stripe', async () => {
    const given = await returned();
    await resolve(given, 'settled');
    await resolve(given, 'settled');
    expect(await recordOf(given.booking)).toMatchObject({
      payment: { status: 'refunded', refundedMinor: price },
    });
    expect(await balanceOf(given.booking, 'stripe')).toBe(price);
    expect(await balanceOf(given.booking, 'outside')).toBe(-price);
    expect(await balanceOf(given.booking, 'refunds')).toBe(price);
    await expect(refund(given.booking, { key: 'more' })).rejects.toEqual(code('invalid_state'));
    expect(await failed('settled', given.booking)).toMatchObject([
      { resolvedAt: new Date(start).toISOString(), resolution: 'By bank transfer.' },
    ]);
  });

  it('needs a recent sign-in above the limit, and changes nothing without', async () => {
    const given = await returned();
    const oversight = guard.with({ refund: { stepUpMinor: 100, approvalMinor: null } });
    const stale = { signedInAt: start - 3_600_000, oversight };
    for (const way of ['try_again', 'settled'] as const)
      await expect(resolve(given, way, stale)).rejects.toEqual(code('recent_sign_in_required'));
    expect(await failed('failed', given.booking)).toHaveLength(1);
  });

  it('is refused when the money has gone back since, or never failed', async () => {
    const given = await returned();
    await bed.stripe.refunds.create({ payment_intent: await intentOf(given.booking), amount: 500 });
    await hear(given.booking, 'refund.created');
    await expect(resolve(given, 'try_again')).rejects.toEqual(code('invalid_state'));
    await sentBack(given.booking);
    const fine = await paid();
    const { refundId } = await refund(fine, { amountMinor: 100 });
    await expect(resolve({ booking: fine, refundId }, 'try_again')).rejects.toEqual(code('invalid_state'));
    await expect(resolve({ booking: fine, refundId: 'rfd_none' }, 'settled')).rejects.toEqual(
      code('not_found'),
    );
  });

  it('is listed with the newest first, page by page', async () => {
    const all = (await listFailedRefunds({ refunds: failedRefunds() }, { status: 'failed', limit: 100 }))
      .items;
    expect(all.length).toBeGreaterThanOrEqual(3);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFailedRefunds(
        { refunds: failedRefunds() },
        { status: 'failed', cursor, limit: 2 },
      );
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all.map(({ id }) => id));
  });
});

const disputes = () => disputeRepository(bed.dynamo, bed.tables.payments);
const listed = async (status: DisputeStatus, { id }: RecordedBooking) =>
  (await listDisputes({ disputes: disputes() }, { status, limit: 100 })).items.filter(
    ({ bookingId }) => bookingId === id,
  );

const paymentOf = async ({ id }: RecordedBooking) => {
  const payment = await bed.deps.payments.get(id);
  if (!payment) throw new Error('Nobody has begun to pay');
  return payment;
};

/** A paid booking whose bank asks, and takes nothing. */
async function inquired(): Promise<RecordedBooking> {
  const booking = await paid(1, 'pm_card_createDisputeInquiry');
  await hear(booking, 'charge.dispute.created');
  expect(await listed('open', booking)).toMatchObject([{ stripeStatus: 'warning_needs_response' }]);
  return booking;
}

describe('a dispute', () => {
  it('is recorded and entered, and keeps everybody from giving the money back once more', async () => {
    const booking = await paid(1, 'pm_card_createDispute');
    await hear(booking, 'charge.dispute.created');
    await hear(booking, 'charge.dispute.funds_withdrawn');
    expect(await balanceOf(booking, 'disputes')).toBe(price);
    expect(await books(booking)).toMatchObject({ disputed: price });
    expect(await listed('open', booking)).toEqual([
      {
        id: expect.stringMatching(/^d[up]_/),
        bookingId: booking.id,
        dealId,
        amount: { amountMinor: price, currency: 'EUR' },
        reason: expect.any(String),
        status: 'open',
        stripeStatus: 'needs_response',
        dueBy: expect.any(String),
        openedAt: new Date(start).toISOString(),
      },
    ]);
    await expect(refund(booking)).rejects.toEqual(code('invalid_state'));
    await expect(cancel(booking, free)).rejects.toEqual(code('invalid_state'));
  });

  it('that is only an inquiry forbids no refund: one in full settles it', async () => {
    const [one, other, whole] = [await inquired(), await inquired(), await inquired()];
    expect(isDisputed(await paymentOf(one))).toBe(false);
    expect(await cancel(one, free)).toMatchObject({ status: 'cancelled' });
    await refund(other, { amountMinor: 500 });
    await refund(whole, { returnUnits: true });
    await bed.settle(one);
    expect(await books(one)).toMatchObject({ refunded: price, disputed: 0 });
    expect(await books(other)).toMatchObject({ refunded: 500, disputed: 0 });
    expect(await recordOf(whole)).toMatchObject({ status: 'refunded' });
    await hear(one, 'charge.dispute.closed');
    expect(await listed('dropped', one)).toMatchObject([{ stripeStatus: 'warning_closed' }]);
  });

  it('that was an inquiry keeps the money from the moment at which the bank has taken it', async () => {
    const booking = await inquired();
    const [inquiry] = (await bed.stripe.disputes.list({ payment_intent: await intentOf(booking) })).data;
    bed.double.rule(inquiry?.id ?? '', 'escalated');
    await hear(booking, 'charge.dispute.funds_withdrawn');
    expect(await balanceOf(booking, 'disputes')).toBe(price);
    await expect(refund(booking)).rejects.toEqual(code('invalid_state'));
  });

  it.each([
    ['needs_response', undefined, true],
    ['warning_needs_response', undefined, false],
    ['warning_under_review', undefined, false],
    ['warning_needs_response', false, true],
    ['under_review', true, false],
    ['lost', true, true],
    ['won', false, false],
  ])('%s, refundable %s, leaves the money to the bank: %s', (status, refundable, expected) => {
    const withdrawnMinor = status === 'lost' ? price : 0;
    const facts = { id: 'du_1', amountMinor: price, reason: 'general', openedAt: start, reinstatedMinor: 0 };
    const dispute = { ...facts, status, withdrawnMinor, ...(refundable !== undefined && { refundable }) };
    expect(bankDecides(dispute)).toBe(expected);
  });

  it('that is won gives the money back to us', async () => {
    const booking = await paid(1, 'pm_card_createDispute');
    await hear(booking, 'charge.dispute.created');
    const [dispute] = (await bed.stripe.disputes.list({ payment_intent: await intentOf(booking) })).data;
    await bed.stripe.disputes.update(dispute?.id ?? '', {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    bed.setTime(start + 60_000);
    bed.double.tick();
    bed.setTime(start);
    await hear(booking, 'charge.dispute.closed');
    await hear(booking, 'charge.dispute.funds_reinstated');
    expect(await balanceOf(booking, 'disputes')).toBe(0);
    expect(await balanceOf(booking, 'stripe')).toBe(price);
    expect((await bed.deps.payments.get(booking.id))?.disputes?.[dispute?.id ?? '']).toMatchObject({
      status: 'won',
      closedAt: start,
    });
    // It moved from one list to the other, and how it ended stays when it is heard of once more.
    expect(await listed('open', booking)).toEqual([]);
    bed.setTime(start + 60_000);
    await hear(booking, 'charge.dispute.updated').finally(() => bed.setTime(start));
    expect(await listed('won', booking)).toMatchObject([
      { stripeStatus: 'won', closedAt: new Date(start).toISOString() },
    ]);
  });

  it('is listed with the newest first, page by page', async () => {
    for (const minute of [1, 2, 3]) {
      bed.setTime(start + minute * 60_000);
      const booking = await paid(1, 'pm_card_createDispute');
      await hear(booking, 'charge.dispute.created');
    }
    bed.setTime(start);
    const all = (await listDisputes({ disputes: disputes() }, { status: 'open', limit: 100 })).items;
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all.map(({ openedAt }) => openedAt)).toEqual(
      all
        .map(({ openedAt }) => openedAt)
        .sort()
        .reverse(),
    );
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDisputes({ disputes: disputes() }, { status: 'open', cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all.map(({ id }) => id));
  });
});

describe('the night', () => {
  const comparisons = () => ledgerComparisons(bed.dynamo, bed.tables.payments);
  const depsOf = () => ({
    ledger: ledgerReader(bed.dynamo, bed.tables.ledger),
    stripe: stripeMovements(bed.stripe, async () => undefined),
    reports: ledgerReportRepository(bed.dynamo, bed.tables.payments),
    comparisons: comparisons(),
    clock: bed.clock,
  });
  const reconcile = async (day: string): Promise<LedgerReport> => {
    const report = await reconcileLedger(depsOf(), { day });
    if (!report) throw new Error('The comparison paused without a reason');
    expect(await depsOf().reports.get(day)).toEqual(report);
    return report;
  };
  const today = new Date(start).toISOString().slice(0, 10);

  it('finds the ledger and Stripe agreed to the cent after all of this', async () => {
    const report = await reconcile(today);
    expect(report.differences).toEqual([]);
    expect(report.compared.here).toBe(report.compared.stripe);
    expect(report.compared.here).toBeGreaterThan(20);
  });

  it('finds what only one side has, and what they have otherwise', async () => {
    const unheard = await paid();
    const theirs = await bed.stripe.refunds.create({ payment_intent: await intentOf(unheard), amount: 999 });
    const [forged, bent] = [await paid(), await paid()];
    const entry = (kind: 'capture' | 'refund', booking: RecordedBooking, id: string, amountMinor: number) =>
      putLedgerEntry(
        bed.tables.ledger,
        ledgerEntry(kind, { subject: booking.id, id, amount: { amountMinor, currency: 'EUR' }, at: start }),
      ).Put as PutCommandInput;
    await bed.dynamo.send(new PutCommand(entry('refund', forged, 'nobody', 5)));
    const { ConditionExpression: _, ...overwritten } = entry(
      'capture',
      bent,
      await intentOf(bent),
      price - 1,
    );
    await bed.dynamo.send(new PutCommand(overwritten));
    const { differing, differences } = await reconcile(today);
    expect(differing).toBe(3);
    expect(differences).toEqual(
      expect.arrayContaining([
        { kind: 'missing_here', effect: 'given_back', id: theirs.id, stripe: '999 EUR' },
        {
          kind: 'missing_at_stripe',
          effect: 'given_back',
          id: `${forged.id}/nobody`,
          bookingId: forged.id,
          here: '5 EUR',
        },
        {
          kind: 'other_amount',
          effect: 'taken',
          id: await intentOf(bent),
          bookingId: bent.id,
          here: `${price - 1} EUR`,
          stripe: `${price} EUR`,
        },
      ]),
    );
  });

  it('finds the same in many short runs, each of which may be repeated, as in one', async () => {
    const whole = await reconcile(today);
    // Time passes with each hour that is read, so a run gets two of them done.
    let now = start;
    const deps = {
      ...depsOf(),
      clock: { now: () => now },
      stripe: {
        async *between(from: number, to: number) {
          now += 1_000;
          yield* depsOf().stripe.between(from, to);
        },
      },
    };
    let runs = 0;
    let report: LedgerReport | undefined;
    for (; !report; runs++) {
      expect(runs).toBeLessThan(100);
      const before = await comparisons().get(today);
      report = await reconcileLedger(deps, { day: today, until: now + 1_500 });
      if (!report && runs % 3 === 1 && before) await comparisons().put(today, before);
    }
    expect(runs).toBeGreaterThan(10);
    expect({ ...report, madeAt: '' }).toEqual({ ...whole, madeAt: '' });
    expect(await comparisons().get(today)).toBeUndefined();
  });

  it('stores more unsettled movements than an item holds, and drops them afterwards', async () => {
    const here = Array.from({ length: 2_500 }, (_, index) => ({
      effect: 'taken' as const,
      id: `pi_${index}`,
      amountMinor: index,
      currency: 'EUR',
      at: start,
    }));
    const place = { startedAt: start, next: start, compared: { here: 2_500, stripe: 1 } };
    await comparisons().put('2026-12-25', { ...place, here, stripe: [] });
    await comparisons().put('2026-12-25', {
      ...place,
      next: start + 1,
      here: here.slice(1),
      stripe: here.slice(0, 1),
    });
    expect(await comparisons().get('2026-12-25')).toEqual({
      ...place,
      next: start + 1,
      here: here.slice(1),
      stripe: here.slice(0, 1),
    });
    await comparisons().remove('2026-12-25');
    const { Count } = await bed.dynamo.send(
      new QueryCommand({
        TableName: bed.tables.payments,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'report#2026-12-25' },
      }),
    );
    expect(Count).toBe(0);
  });

  it('is about its own day', async () => {
    expect((await reconcile('2026-12-26')).differing).toBe(0);
  });
});
