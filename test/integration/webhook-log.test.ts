import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookingId, DealId } from '../../lib/contract/ids.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { encodeCursor } from '../../lib/platform/http/cursor.ts';
import { stripeEventSource } from '../../lib/stripe/stripe-event-source.ts';
import { fetchEvent, fetchEvents } from '../../lib/stripe-events/fetch-events.ts';
import { handleStripeEvent } from '../../lib/stripe-events/index.ts';
import { getWebhookEvent, listWebhookEvents } from '../../lib/stripe-events/list-webhook-events.ts';
import { refusedCounter } from '../../lib/stripe-events/refused-counter.ts';
import { replayEvent, replayEvents } from '../../lib/stripe-events/replay-events.ts';
import type { StripeEvent } from '../../lib/stripe-events/stripe-event.ts';
import { acting } from './audit-bed.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let dealId: DealId;
const queued: StripeEvent[] = [];
const actor = acting({ id: 'a-member', roles: ['admin'] } as never, 'replayWebhookEvent');

beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(200);
});
afterAll(() => bed.stop());

const parts = () => ({
  events: bed.deps.events,
  stripe: stripeEventSource(bed.stripe, async () => undefined),
  queue: { sendAll: async (events: readonly StripeEvent[]) => void queued.push(...events) },
  audit: bed.audit,
  clock: bed.clock,
});

/** A paid booking, with the events that Stripe told about it. */
async function paid(): Promise<{ id: BookingId; told: StripeEvent[] }> {
  const before = bed.told.length;
  const booking = await bed.held(dealId);
  const { payment } = await bed.start(booking);
  await bed.pay(payment.intentId ?? '');
  return { id: booking.id, told: bed.told.slice(before) };
}
const named = (told: readonly StripeEvent[], type: string): StripeEvent => {
  const event = told.find((one) => one.type === type);
  if (!event) throw new Error(`No ${type}`);
  return event;
};
const payable = 'payment_intent.amount_capturable_updated';
const read = (id: string) => getWebhookEvent(bed.deps, id);

describe('an event of Stripe', () => {
  it('is queued, then handled, and names its booking', async () => {
    const { id, told } = await paid();
    const event = named(told, payable);
    await bed.deps.events.arrived(event, { at: start });
    expect(await read(event.id)).toMatchObject({ outcome: 'queued', deliveries: 1, bookingId: id, tries: 0 });
    await handleStripeEvent(bed.deps, event);
    expect(await read(event.id)).toMatchObject({ outcome: 'handled', tries: 1, type: payable });
    expect((await bed.deps.payments.get(id))?.status).toBe('captured');
  });

  it('stays handled when a copy comes, and the copy is counted', async () => {
    const event = named((await paid()).told, payable);
    await bed.deps.events.arrived(event, { at: start });
    await handleStripeEvent(bed.deps, event);
    await bed.deps.events.arrived(event, { at: start + 5_000 });
    const asked = bed.double.tally().requests.server;
    await handleStripeEvent(bed.deps, event);
    expect(bed.double.tally().requests.server).toBe(asked);
    expect(await read(event.id)).toMatchObject({
      outcome: 'handled',
      deliveries: 2,
      arrivedAt: toInstant(start),
    });
  });

  it('is in the log although it was not noted when it came', async () => {
    const event = named((await paid()).told, payable);
    await handleStripeEvent(bed.deps, event);
    expect(await read(event.id)).toMatchObject({ outcome: 'handled', deliveries: 1 });
  });

  it('is ignored when it is about nothing of ours', async () => {
    const event: StripeEvent = {
      ...{ id: 'evt_foreign', type: payable, created: start / 1_000 },
      data: { object: { object: 'payment_intent', id: 'pi_foreign' } },
    };
    await handleStripeEvent(bed.deps, event);
    expect(await read(event.id)).toMatchObject({ outcome: 'ignored', reason: 'not_ours' });
  });

  it('fails with a code, is dead after the last try, and a failing copy does not undo what was done', async () => {
    const event = named((await paid()).told, payable);
    const broken = {
      ...bed.deps,
      payments: {
        ...bed.deps.payments,
        get: async () => {
          throw new Error('a text about mara@example.com');
        },
      },
    };
    await expect(handleStripeEvent(broken, event, { tries: 1, isLast: false })).rejects.toThrow('a text');
    expect(await read(event.id)).toMatchObject({ outcome: 'failed', reason: 'Error', tries: 1 });
    await expect(handleStripeEvent(broken, event, { tries: 5, isLast: true })).rejects.toThrow('a text');
    expect(await read(event.id)).toMatchObject({ outcome: 'dead', tries: 5 });
    await handleStripeEvent(bed.deps, event);
    await bed.deps.events.ended(event.id, { outcome: 'failed', at: start, tries: 1, reason: 'late' });
    const found = await read(event.id);
    expect(found).toMatchObject({ outcome: 'handled' });
    expect(found.reason).toBeUndefined();
    expect((await listWebhookEvents(bed.deps, { outcomes: ['dead'], limit: 50 })).items).toEqual([]);
  });

  it('keeps nothing about the buyer', async () => {
    const { told } = await paid();
    const ofPerson = ['customer', 'payment_method'].map((object) => ({
      ...{ id: `evt_of_${object}`, type: `${object}.updated`, created: start / 1_000 },
      data: { object: { object, id: `cus_of_${object}` } },
    }));
    const all: StripeEvent[] = [...told, ...ofPerson];
    for (const event of all) await bed.deps.events.arrived(event, { at: start });
    const stored = await Promise.all(all.map(({ id }) => bed.deps.events.get(id)));
    expect(JSON.stringify(stored)).not.toMatch(/gst_|cus_|@|secret/);
  });
});

describe('the list of events', () => {
  it('is narrowed to a booking, a type, an outcome and a time, page by page', async () => {
    const { id, told } = await paid();
    for (const [index, event] of told.entries())
      await bed.deps.events.arrived(event, { at: start + 60_000 + index });
    const ids = async (wanted: Parameters<typeof listWebhookEvents>[1]) =>
      (await listWebhookEvents(bed.deps, wanted)).items.map((event) => event.id);
    const ofBooking = told
      .filter(({ data }) => data.object.metadata?.bookingId === id)
      .map((event) => event.id);
    expect(await ids({ bookingId: id, limit: 50 })).toEqual(ofBooking.toReversed());
    expect(await ids({ bookingId: id, type: payable, limit: 50 })).toEqual([named(told, payable).id]);
    expect(await ids({ bookingId: id, outcomes: ['handled'], limit: 50 })).toEqual([]);
    const stretch = { from: toInstant(start + 60_000), to: toInstant(start + 60_002) };
    expect(await ids({ ...stretch, limit: 50 })).toEqual([told[1]?.id, told[0]?.id]);
    const first = await listWebhookEvents(bed.deps, { ...stretch, limit: 1 });
    const { nextCursor } = first;
    expect(await ids({ ...stretch, limit: 5, cursor: nextCursor ?? '' })).toEqual([told[0]?.id]);
  });
});

describe('requests that are no event', () => {
  it('are counted by the minute, and written rarely', async () => {
    const writes: number[] = [];
    let now = start;
    const events = {
      refused: async (...given: Parameters<typeof bed.deps.events.refused>) => {
        writes.push(given[1]);
        await bed.deps.events.refused(...given);
      },
    };
    const count = refusedCounter({ events, clock: { now: () => now } });
    for (let request = 0; request < 1_000; request++) await count('signature');
    now += 10_000;
    await count('signature');
    expect(writes).toEqual([1, 1_000]);
    const { items } = await listWebhookEvents(bed.deps, { outcomes: ['refused'], limit: 50 });
    expect(items).toMatchObject([{ outcome: 'refused', reason: 'signature', deliveries: 1_001 }]);
    const id = items[0]?.id ?? '';
    await expect(replayEvent(parts(), id, actor)).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('a replay', () => {
  it('puts the event’s names back on the queue, and is handled again however often', async () => {
    const { id, told } = await paid();
    const event = named(told, payable);
    await handleStripeEvent(bed.deps, event);
    for (const replays of [1, 2]) {
      queued.length = 0;
      expect(await replayEvent(parts(), event.id, actor)).toMatchObject({ outcome: 'queued', replays });
      expect(queued).toMatchObject([
        { id: event.id, replay: true, data: { object: { metadata: { bookingId: id } } } },
      ]);
      for (const again of queued) await handleStripeEvent(bed.deps, again);
      expect(await read(event.id)).toMatchObject({ outcome: 'handled', replays });
    }
    expect((await bed.ledgerOf(id)).map(({ kind }) => kind)).toEqual(['capture']);
  });

  it('counts a refused card once', async () => {
    const booking = await bed.held(dealId);
    const { payment } = await bed.start(booking);
    const before = bed.told.length;
    await bed.pay(payment.intentId ?? '', 'pm_card_chargeDeclined');
    const event = named(bed.told.slice(before), 'payment_intent.payment_failed');
    await handleStripeEvent(bed.deps, event);
    queued.length = 0;
    await replayEvent(parts(), event.id, actor);
    for (const again of queued) await handleStripeEvent(bed.deps, again);
    expect((await bed.deps.payments.get(booking.id))?.declines).toBe(1);
    expect(await read(event.id)).toMatchObject({ outcome: 'handled' });
  });

  it('of a time takes what failed, counts first, and goes on at its cursor', async () => {
    const at = start + 3_600_000;
    const failed = [await paid(), await paid(), await paid()];
    const events = failed.map(({ told }) => named(told, payable));
    for (const [index, event] of events.entries()) {
      await bed.deps.events.arrived(event, { at: at + index });
      await bed.deps.events.ended(event.id, { outcome: 'failed', at, tries: 1, reason: 'busy' });
    }
    const { told } = await paid();
    await bed.deps.events.arrived(named(told, payable), { at });
    const hour = { from: toInstant(at), to: toInstant(at + 60_000), outcomes: ['failed' as const] };
    queued.length = 0;
    expect(await replayEvents(parts(), { ...hour, dryRun: true }, actor)).toMatchObject({
      found: 3,
      queued: 0,
    });
    expect(queued).toEqual([]);
    expect(await replayEvents(parts(), { ...hour, dryRun: false }, actor)).toMatchObject({
      found: 3,
      queued: 3,
    });
    expect(queued.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
    expect(await replayEvents(parts(), { ...hour, dryRun: false }, actor)).toMatchObject({
      found: 0,
      queued: 0,
    });
  });

  it('of a time goes on past an event that Stripe has no longer; by its id it is refused', async () => {
    const at = start + 7_200_000;
    const kept = named((await paid()).told, payable);
    const lost = { ...kept, id: 'evt_nolongerthere', type: 'payment_intent.payment_failed' };
    for (const event of [kept, lost]) {
      await bed.deps.events.arrived(event, { at });
      await bed.deps.events.ended(event.id, { outcome: 'failed', at, tries: 1, reason: 'busy' });
    }
    const hour = { from: toInstant(at), to: toInstant(at + 60_000), outcomes: ['failed' as const] };
    queued.length = 0;
    expect(await replayEvents(parts(), { ...hour, dryRun: false }, actor)).toMatchObject({
      found: 2,
      queued: 1,
    });
    expect(queued.map(({ id }) => id)).toEqual([kept.id]);
    expect(await read(lost.id)).toMatchObject({ outcome: 'failed', replays: 0 });
    await expect(replayEvent(parts(), lost.id, actor)).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('of an event that is not there is refused', async () => {
    await expect(replayEvent(parts(), 'evt_none', actor)).rejects.toMatchObject({ code: 'not_found' });
    await expect(bed.deps.events.requeued('evt_none')).rejects.toThrow();
  });
});

describe('an event that never came', () => {
  it('is fetched from Stripe by its id', async () => {
    const { id, told } = await paid();
    const { id: eventId } = named(told, payable);
    queued.length = 0;
    expect(await fetchEvent(parts(), eventId, actor)).toMatchObject({
      outcome: 'queued',
      fetched: true,
      bookingId: id,
    });
    expect(JSON.stringify(queued)).not.toMatch(/secret|billing/);
    for (const event of queued) await handleStripeEvent(bed.deps, event);
    expect((await bed.deps.payments.get(id))?.status).toBe('captured');
    expect(await fetchEvent(parts(), eventId, actor)).toMatchObject({ replays: 1 });
    await expect(fetchEvent(parts(), 'evt_unknown', actor)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is found by comparing Stripe’s list with ours', async () => {
    const lost = [await paid(), await paid()].map(({ told }) => named(told, payable).id);
    const dead = named((await paid()).told, payable);
    await bed.deps.events.arrived(dead, { at: start });
    await bed.deps.events.ended(dead.id, { outcome: 'dead', at: start, tries: 5, reason: 'busy' });
    const hour = { from: toInstant(start - 1_000), to: toInstant(start + 1_000) };
    const ids = async (dryRun: boolean) => {
      queued.length = 0;
      const answer = await fetchEvents(parts(), { ...hour, dryRun }, actor);
      return { ...answer, ids: queued.map(({ id }) => id) };
    };
    const counted = await ids(true);
    expect(counted).toMatchObject({ queued: 0, ids: [], nextCursor: null });
    const fetched = await ids(false);
    expect(fetched).toMatchObject({
      listed: counted.listed,
      missing: counted.missing,
      queued: counted.missing,
    });
    expect(fetched.ids).toEqual(expect.arrayContaining([...lost, dead.id]));
    for (const event of [...queued]) await handleStripeEvent(bed.deps, event);
    // The captures made events of their own.
    await ids(false);
    for (const event of [...queued]) await handleStripeEvent(bed.deps, event);
    expect(await ids(false)).toMatchObject({ missing: 0, ids: [] });
  });

  it('is not looked for behind a cursor whose event Stripe does not have', async () => {
    const hour = { from: toInstant(start), to: toInstant(start + 1_000), dryRun: true };
    const cursor = encodeCursor({ fetchedAfter: 'evt_00000000000000' });
    await expect(fetchEvents(parts(), { ...hour, cursor }, actor)).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.cursor' }],
    });
  });

  it('is fetched in pages, and the cursor goes on where the page before ended', async () => {
    const all = Array.from({ length: 5 }, (_, index) => ({
      ...{ id: `evt_page${index}`, type: payable, created: start / 1_000 },
      data: { object: { object: 'payment_intent' } },
    }));
    const list = async ({ after }: { readonly after?: string | undefined }) => {
      const from = all.findIndex(({ id }) => id === after) + 1;
      return { events: all.slice(from, from + 2), more: from + 2 < all.length };
    };
    const deps = { ...parts(), stripe: { list, retrieve: async () => undefined } };
    const hour = { from: toInstant(start), to: toInstant(start + 1), dryRun: false };
    queued.length = 0;
    for (let cursor: string | null | undefined; cursor !== null; )
      cursor = (await fetchEvents(deps, { ...hour, cursor: cursor ?? undefined }, actor)).nextCursor;
    expect(queued.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

describe('an order that is paid', () => {
  it('costs four write units an event for the log, and no more', async () => {
    const { told } = await paid();
    const event = named(told, payable);
    bed.capacity.take();
    await bed.deps.events.arrived(event, { at: start });
    expect(bed.capacity.take()).toBe(3);
    await bed.deps.events.ended(event.id, { outcome: 'handled', at: start, tries: 1 });
    expect(bed.capacity.take()).toBe(1);
  });
});
