import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { sweepStock } from '../../lib/bookings/sweep-stock.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { type DealBookings, dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { settlePayment } from '../../lib/payments/settle-payment.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { callOffAgain } from '../../lib/refunds/call-off-again.ts';
import { callOffDeal } from '../../lib/refunds/call-off-deal.ts';
import { type CallOffWalk, callOffs, walkOf } from '../../lib/refunds/call-off-queue.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { ProviderError } from '../../lib/stripe/provider.ts';
import { handleStripeEvent } from '../../lib/stripe-events/index.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let projection: DealBookings;

beforeAll(async () => {
  bed = await paymentBed();
  const table = await bed.table('dealBookings');
  projection = dealBookingRepository(bed.dynamo, table);
});
afterEach(() => bed.setTime(start));
afterAll(() => bed.stop());

const price = 1999;
const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };
const units = 100;

const recordOf = ({ id, buyerId }: RecordedBooking) => bed.bookings.get(buyerId, parseBookingId(id).identity);
const books = async ({ id }: RecordedBooking) => {
  const intentId = (await bed.deps.payments.get(id))?.intentId;
  return bed.double.books().paymentIntents.find((intent) => intent.id === intentId);
};
/** What the stream does. */
async function project(...bookings: RecordedBooking[]) {
  for (const booking of bookings) {
    const record = await recordOf(booking);
    if (record) await projection.keep(record);
  }
}
async function paying(dealId: DealId, card?: string) {
  const booking = await bed.held(dealId);
  const { payment } = await bed.start(booking);
  await bed.pay(payment.intentId ?? '', card);
  return booking;
}
async function paid(dealId: DealId, card?: string) {
  const booking = await paying(dealId, card);
  await bed.settle(booking);
  return booking;
}

/** What calling the deal off does to its stock. */
const close = (dealId: DealId) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET gate = :gate',
      ExpressionAttributeValues: { ':gate': 'called_off' },
    }),
  );

/** Walks as the queue has it walk, until a round ends. @returns the messages that it took, and how the last went. */
async function walkOnce(dealId: DealId, state = 'cancelled') {
  const sent: { walk: CallOffWalk; delay: number }[] = [];
  const deps = {
    ...bed.deps,
    audit: bed.audit,
    dealBookings: projection,
    services: { get: async () => undefined },
    deals: { get: async () => ({ state }) } as unknown as DealRepository,
    calledOff: { send: async (walk: CallOffWalk, delay = 0) => void sent.push({ walk, delay }) },
  };
  let walk: CallOffWalk | undefined = walkOf(callOffs.received.parse({ dealId }));
  for (let messages = 1; ; messages++) {
    const outcome = await callOffDeal(deps, walk);
    walk = sent.at(-1)?.walk;
    if (outcome !== 'goes_on' || !walk || walk.round > 0) return { outcome, messages, next: sent.at(-1) };
  }
}

let heard = 0;
async function hearOf({ id }: RecordedBooking, type: string) {
  const payment_intent = (await bed.deps.payments.get(id))?.intentId ?? '';
  const data = { object: { object: 'dispute', payment_intent } };
  await handleStripeEvent(bed.deps, { id: `evt_calledoff${heard++}`, type, created: start / 1000, data });
}

const cancelledBySystem = { status: 'cancelled', cancellation: 'deal_cancelled' };

describe('a deal that was called off', () => {
  it('gives everybody back what they paid, frees every unit, and does it once however often it is told', async () => {
    const dealId = await bed.deal(units);
    const gratis = await bed.deal(units, free);
    const [held, preparing, first, second] = [
      await bed.held(dealId),
      await paying(dealId),
      await paid(dealId),
      await paid(dealId),
    ];
    const [present, other] = [await bed.held(gratis), await bed.held(gratis)];
    await project(held, preparing, first, second, present, other);
    await Promise.all([close(dealId), close(gratis)]);
    await Promise.all([walkOnce(dealId), walkOnce(dealId), walkOnce(gratis)]);
    for (const booking of [preparing, first, second]) await bed.settle(booking);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    expect(await walkOnce(gratis)).toMatchObject({ outcome: 'done' });
    for (const booking of [first, second]) await bed.settle(booking);
    for (const booking of [held, preparing, first, second, present, other])
      expect(await recordOf(booking)).toMatchObject(cancelledBySystem);
    for (const booking of [first, second]) {
      expect(await books(booking)).toMatchObject({ captured: price, refunded: price });
      expect((await bed.ledgerOf(booking.id)).map(({ kind }) => kind).sort()).toEqual(['capture', 'refund']);
      expect((await recordOf(booking))?.payment).toEqual({ status: 'refunded', refundedMinor: price });
    }
    expect(await books(preparing)).toMatchObject({ status: 'canceled', captured: 0 });
    for (const id of [dealId, gratis])
      expect(await bed.stockOf(id)).toMatchObject({ available: units, held: 0, sold: 0 });
  });

  it('does not release a locked booking: it is confirmed first, and given back in the next round', async () => {
    const dealId = await bed.deal(units);
    const booking = await paying(dealId);
    const provider = {
      ...bed.deps.provider,
      captureIntent: async () => {
        throw new ProviderError('unknown', 'No answer');
      },
    };
    await expect(settlePayment({ ...bed.deps, provider }, booking.id)).rejects.toThrow('No answer');
    await project(booking);
    await close(dealId);
    expect(await walkOnce(dealId)).toMatchObject({
      outcome: 'goes_on',
      next: { walk: { round: 1 }, delay: 5 },
    });
    expect(await recordOf(booking)).toMatchObject({ status: 'held', payment: { status: 'capturing' } });
    await bed.settle(booking);
    expect(await recordOf(booking)).toMatchObject({ status: 'confirmed' });
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    await bed.settle(booking);
    expect(await recordOf(booking)).toMatchObject(cancelledBySystem);
    expect(await books(booking)).toMatchObject({ captured: price, refunded: price });
  });

  it('waits for bookings that the projection has not heard of, and for open claims', async () => {
    const dealId = await bed.deal(units);
    const unheard = await paid(dealId);
    await close(dealId);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'goes_on', next: { walk: { round: 1 } } });
    await project(unheard);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    expect(await recordOf(unheard)).toMatchObject(cancelledBySystem);
    const claimed = await bed.deal(units, {
      claims: { clm_1: { units: 1, at: start } },
      gate: 'called_off',
    });
    expect(await walkOnce(claimed)).toMatchObject({ outcome: 'goes_on' });
  });

  it('goes through many bookings a page a message, with a rest between them', async () => {
    const dealId = await bed.deal(units, free);
    const bookings = await Promise.all(Array.from({ length: 50 }, () => bed.held(dealId)));
    await project(...bookings);
    await close(dealId);
    const { outcome, messages, next } = await walkOnce(dealId);
    expect([outcome, next?.delay]).toEqual(['done', 1]);
    expect(messages).toBeGreaterThanOrEqual(2);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: units, sold: 0 });
  });

  it('takes no units again for a payment that comes after its hold, even when the window is over', async () => {
    const dealId = await bed.deal(units);
    const booking = await bed.held(dealId);
    const { payment } = await bed.start(booking);
    await project(booking);
    bed.setTime(start + 2 * 3_600_000);
    await bed.lapse(booking);
    await close(dealId);
    await bed.pay(payment.intentId ?? '');
    await bed.settle(booking);
    expect(await recordOf(booking)).toMatchObject({ status: 'expired' });
    expect(await books(booking)).toMatchObject({ status: 'canceled', captured: 0 });
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
  });

  it('cancels a hold that has lapsed and was not released yet', async () => {
    const dealId = await bed.deal(units);
    const booking = await bed.held(dealId);
    await project(booking);
    bed.setTime(start + 2 * 3_600_000);
    await close(dealId);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    expect(await recordOf(booking)).toMatchObject(cancelledBySystem);
  });

  it('leaves what a bank decides over, and comes to an end all the same', async () => {
    const dealId = await bed.deal(units);
    const disputed = await paid(dealId, 'pm_card_createDispute');
    await hearOf(disputed, 'charge.dispute.created');
    await project(disputed);
    await close(dealId);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    expect(await recordOf(disputed)).toMatchObject({ status: 'confirmed' });
  });

  it('gives back what an inquiry only asks about', async () => {
    const dealId = await bed.deal(units);
    const inquired = await paid(dealId, 'pm_card_createDisputeInquiry');
    await hearOf(inquired, 'charge.dispute.created');
    await project(inquired);
    await close(dealId);
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    await bed.settle(inquired);
    expect(await recordOf(inquired)).toMatchObject(cancelledBySystem);
    expect(await books(inquired)).toMatchObject({ refunded: price });
  });

  it('is nothing to a deal that goes on', async () => {
    const dealId = await bed.deal(units);
    const booking = await bed.held(dealId);
    await project(booking);
    expect(await walkOnce(dealId, 'paused')).toMatchObject({ outcome: 'not_called_off' });
    expect(await recordOf(booking)).toMatchObject({ status: 'held' });
  });
});

describe('a deal that was called off without anybody hearing of it', () => {
  /** What the sweeper does each minute, for this deal alone. */
  async function sweep(dealId: DealId) {
    const begun: CallOffWalk[] = [];
    const calledOff = { send: async (walk: CallOffWalk) => void begun.push(walk) };
    const unwatched: boolean[] = [];
    const { callOffs, done } = await sweepStock({
      ...bed,
      recoverAfterMs: 35_000,
      dealBookings: projection,
      stock: {
        ...bed.stock,
        watched: async function* () {
          yield [stockOfDeal(dealId)];
        },
        setWatched: async (_, watched) => void unwatched.push(watched),
      },
      callOffAgain: (stock) => callOffAgain({ stock: bed.stock, calledOff, clock: bed.clock }, stock),
      tendLine: async () => undefined,
    });
    return { begun, callOffs, done, unwatched };
  }

  it('is walked because the sweeper finds its units, once while somebody is at it', async () => {
    const dealId = await bed.deal(units);
    const booking = await paid(dealId);
    await project(booking);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 0 });
    await close(dealId);
    const { begun } = await sweep(dealId);
    expect(begun).toEqual([{ dealId, place: { shard: 0 }, round: 0, stay: 0 }]);
    bed.setTime(start + 14 * 60_000);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 0 });
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    await bed.settle(booking);
    expect(await recordOf(booking)).toMatchObject(cancelledBySystem);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 0, done: 1, unwatched: [false] });
  });

  it('is walked again when a later message was lost, and not before it is late', async () => {
    const dealId = await bed.deal(units);
    const unheard = await paid(dealId);
    await close(dealId);
    const { next } = await walkOnce(dealId);
    expect(next).toMatchObject({ walk: { round: 1 }, delay: 5 });
    await project(unheard);
    bed.setTime(start + 5_000 + 14 * 60_000);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 0, unwatched: [] });
    bed.setTime(start + 5_000 + 15 * 60_000);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 1 });
  });

  it('is done when nothing is left but what a bank decides over', async () => {
    const dealId = await bed.deal(units);
    const disputed = await paid(dealId, 'pm_card_createDispute');
    await hearOf(disputed, 'charge.dispute.created');
    await project(disputed);
    await close(dealId);
    expect(await sweep(dealId)).toMatchObject({ callOffs: 1, unwatched: [] });
    expect(await walkOnce(dealId)).toMatchObject({ outcome: 'done' });
    expect(await bed.stockOf(dealId)).toMatchObject({ sold: 1, callOff: { stay: 1 } });
    expect(await sweep(dealId)).toMatchObject({ callOffs: 0, unwatched: [false] });
  });
});
