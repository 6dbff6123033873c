import { describe, expect, it } from 'vitest';
import { closeRiskReview } from '../../lib/abuse/close-risk-review.ts';
import { riskReviewRepository } from '../../lib/abuse/risk-review-repository.ts';
import { listForReview, riskReviewIdOf } from '../../lib/abuse/risk-reviews.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { RiskReviewId } from '../../lib/contract/ids.ts';
import type { FailedRefundStatus } from '../../lib/contract/refund.ts';
import { refundedMinor } from '../../lib/payments/payment.ts';
import { settlePayment } from '../../lib/payments/settle-payment.ts';
import { syncPayment } from '../../lib/payments/sync-payment.ts';
import { failedRefundRepository } from '../../lib/refunds/failed-refund-repository.ts';
import { listFailedRefunds } from '../../lib/refunds/list-failed-refunds.ts';
import { resolveRefund } from '../../lib/refunds/resolve-refund.ts';
import { ProviderError } from '../../lib/stripe/provider.ts';
import { acting } from './audit-bed.ts';
import { ledgerNights } from './ledger-nights.ts';
import { code, free, half, price, refundBed, staff } from './refund-bed.ts';
import { start } from './sale-bed.ts';

const { bed, dealId, guard, recordOf, intentOf, books, balanceOf, paid, cancel, refund, hear } =
  await refundBed();
const reviews = riskReviewRepository(bed.dynamo, await bed.table('abuse'));

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
        services: { get: async () => undefined },
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

it('The night finds the ledger and Stripe agreed to the cent after all of this', () =>
  ledgerNights(bed).expectAgreement(21));
