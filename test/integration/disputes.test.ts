import { describe, expect, it } from 'vitest';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DisputeStatus } from '../../lib/contract/dispute.ts';
import { disputeRepository } from '../../lib/disputes/dispute-repository.ts';
import { listDisputes } from '../../lib/disputes/list-disputes.ts';
import { bankDecides, isDisputed } from '../../lib/payments/payment.ts';
import { ledgerNights } from './ledger-nights.ts';
import { code, free, price, refundBed } from './refund-bed.ts';
import { start } from './sale-bed.ts';

const { bed, dealId, recordOf, intentOf, books, balanceOf, paid, cancel, refund, hear } = await refundBed();

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

it('The night finds the ledger and Stripe agreed to the cent after all of this', () =>
  ledgerNights(bed).expectAgreement(10));
