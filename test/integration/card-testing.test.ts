import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strictPolicy } from '../../cdk/abuse-policy.ts';
import { declineCounts } from '../../lib/abuse/declines.ts';
import { type CardGuardDeps, guardPayment, guardSetup } from '../../lib/abuse/guard-card.ts';
import { markLog } from '../../lib/abuse/mark-log.ts';
import { readAbusePolicy } from '../../lib/abuse/policy.ts';
import { refusedCards } from '../../lib/abuse/refused-cards.ts';
import { setupCounts } from '../../lib/abuse/setups.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { BuyerId, CustomerId, DealId } from '../../lib/contract/ids.ts';
import { setUpMethod } from '../../lib/payment-methods/set-up-method.ts';
import { confirmPayment } from '../../lib/payments/confirm-payment.ts';
import { lookMs } from '../../lib/payments/looks.ts';
import { newId } from '../../lib/platform/ids.ts';
import { type ReadableCounts, sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { handleStripeEvent } from '../../lib/stripe-events/index.ts';
import type { StripeEvent } from '../../lib/stripe-events/stripe-event.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { newBuyer, start } from './sale-bed.ts';

const policy = readAbusePolicy(
  JSON.stringify(strictPolicy({ siteKey: 'site-key', hostnames: ['stampede.example'] })),
);
let bed: PaymentBed;
let dealId: DealId;
let shared: ReadableCounts;
let abuseTable: string;
beforeAll(async () => {
  bed = await paymentBed();
  dealId = await bed.deal(100);
  abuseTable = await bed.table('abuse');
  shared = sharedCounts(bed.dynamo, abuseTable, { patienceMs: 30_000 });
});
afterAll(() => bed.stop());

const marks = () => markLog(bed.dynamo, abuseTable, { clock: bed.clock, random: bed.random });
const declines = () => declineCounts({ shared, policy: policy.declines, clock: bed.clock });
const deps = () => ({
  ...bed.deps,
  refusedCards: refusedCards({ declines: declines(), marks: marks(), policy: policy.declines }),
});
const guard = (): CardGuardDeps => ({
  policy,
  declines: declines(),
  setups: setupCounts({ shared, policy: policy.setups, clock: bed.clock }),
  challenges: { verify: async ({ token }) => (token === 'solved' ? 'solved' : 'refused') },
});
const guest = (id: BuyerId) => ({ kind: 'guest', id }) as const;
const wishOf = (id: BuyerId, more: { device?: string; token?: string } = {}) => ({
  buyer: guest(id),
  traces: { ...(more.device && { device: more.device }), address: 'an address' },
  challengeToken: more.token,
  about: 'the same request',
});

/** A booking of the buyer's, and its intent. */
async function begun(buyerId: BuyerId, key: string): Promise<{ booking: RecordedBooking; intentId: string }> {
  const traces = { device: `the device of ${buyerId}` };
  const order = { buyer: guest(buyerId), idempotencyKey: key, dealId, quantity: 1, traces };
  const booking = (await placeOrder(bed.placing(), order)).booking as RecordedBooking;
  const { payment } = await bed.start(booking);
  return { booking, intentId: payment.intentId ?? '' };
}

/** The webhooks come: every event that Stripe has told since the last time, and each twice. */
let heard = 0;
async function hear(type: string): Promise<StripeEvent[]> {
  const events = bed.told.slice(heard).filter((event) => event.type === type);
  heard = bed.told.length;
  for (const event of [...events, ...events]) await handleStripeEvent(deps(), event);
  return events;
}
const failed = 'payment_intent.payment_failed';
const setupFailed = 'setup_intent.setup_failed';
const statusOf = (intentId: string) =>
  bed.double.books().paymentIntents.find(({ id }) => id === intentId)?.status;

describe('somebody who tries stolen cards in payments', () => {
  it('is stopped after ten, over all bookings, and pays nothing for an hour', async () => {
    const tester = newBuyer();
    const intents = await Promise.all(
      ['1st', '2nd', '3rd', '4th'].map(async (key) => (await begun(tester, key)).intentId),
    );
    let tried = 0;
    for (let round = 0; round < 14; round++)
      for (const intentId of intents) {
        if (statusOf(intentId) === 'canceled') continue;
        await bed.pay(intentId, 'pm_card_chargeDeclined');
        tried++;
        await hear(failed);
      }
    // Each of the others is let go with its next card.
    expect(tried).toBe(10 + 3);
    // Orders are weighed by it too.
    const neighbour = { buyerId: newBuyer(), device: `the device of ${tester}` };
    expect((await declines().of(neighbour)).device.count).toBe(tried);
    expect((await marks().since(0)).flatMap((entry) => entry.marks)).toHaveLength(tried);
    expect(intents.map(statusOf)).toEqual(Array(4).fill('canceled'));
    await expect(guardPayment(guard(), wishOf(tester, { token: 'solved' }))).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfter: expect.any(Number),
    });
    bed.setTime(start + 3_600_000 + 300_001);
    await guardPayment(guard(), wishOf(tester));
    bed.setTime(start);
  });

  it('takes no turn at Stripe for a card, until there are too many', async () => {
    const { intentId } = await begun(newBuyer(), 'one card after the other');
    const asked = () => bed.double.tally().requests.server;
    for (let card = 1; card <= 9; card++) {
      await bed.pay(intentId, 'pm_card_chargeDeclined');
      const before = asked();
      await hear(failed);
      expect(asked()).toBe(before);
    }
    // The next ones are tried before anybody lets the intent go, and their events come at once, each twice.
    for (let card = 10; card <= 15; card++) await bed.pay(intentId, 'pm_card_chargeDeclined');
    const before = asked();
    const events = bed.told.slice(heard).filter(({ type }) => type === failed);
    heard = bed.told.length;
    await Promise.all([...events, ...events].map((event) => handleStripeEvent(deps(), event)));
    expect(statusOf(intentId)).toBe('canceled');
    expect(asked() - before).toBeLessThanOrEqual(2);
  });

  it('costs no second look when a refusal is counted just before the payment is closed', async () => {
    const { intentId } = await begun(newBuyer(), 'one more meanwhile');
    for (let card = 1; card <= 12; card++) await bed.pay(intentId, 'pm_card_chargeDeclined');
    const events = bed.told.slice(heard).filter(({ type }) => type === failed);
    heard = bed.told.length;
    // A look counts the refusal that Stripe shows, the twelfth: so the eleventh is counted by its event.
    const late = events[10];
    let met = 0;
    const take: PaymentBed['deps']['payments']['take'] = async (writes) => {
      if (writes.payment.status === 'voided' && late && met++ === 0) await handleStripeEvent(deps(), late);
      return bed.deps.payments.take(writes);
    };
    const before = bed.double.tally().requests.server;
    const payments = { ...bed.deps.payments, take };
    for (const event of events.slice(0, 10)) await handleStripeEvent({ ...deps(), payments }, event);
    expect(met).toBe(2);
    expect(statusOf(intentId)).toBe('canceled');
    expect(bed.double.tally().requests.server - before).toBe(2);
  });

  it('is stopped by a look, though no webhook ever comes', async () => {
    const tester = newBuyer();
    const { booking, intentId } = await begun(tester, 'unheard');
    for (let card = 1; card <= 10; card++) {
      await bed.pay(intentId, 'pm_card_chargeDeclined');
      bed.setTime(start + card * lookMs);
      await confirmPayment(deps(), { bookingId: booking.id, buyerId: tester });
      expect((await bed.deps.payments.get(booking.id))?.declines).toBe(card);
    }
    bed.setTime(start);
    expect(statusOf(intentId)).toBe('canceled');
    expect(await bed.deps.payments.get(booking.id)).toMatchObject({ status: 'voided' });
    // Late copies of what was seen count nothing.
    await hear(failed);
    expect((await bed.deps.payments.get(booking.id))?.declines).toBe(10);
    await expect(bed.start(booking)).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('has to solve a challenge from some cards on, and is known by the device too', async () => {
    const [tester, device] = [newBuyer(), 'a device digest'];
    for (let card = 0; card < 4; card++) await declines().note({ buyerId: tester, device });
    await expect(guardPayment(guard(), wishOf(tester))).rejects.toMatchObject({ code: 'challenge_required' });
    await guardPayment(guard(), wishOf(tester, { token: 'solved' }));
    for (let card = 4; card < 15; card++) await declines().note({ buyerId: newBuyer(), device });
    await expect(guardPayment(guard(), wishOf(newBuyer(), { device }))).rejects.toMatchObject({
      code: 'too_many_requests',
    });
    await guardPayment(guard(), wishOf(newBuyer()));
  });

  it('whom nobody can count just now is let in: what we cannot know is held against nobody', async () => {
    const unreachable = () => Promise.reject(new Error('throttled'));
    const broken = { ...shared, read: unreachable, add: unreachable };
    const blind = {
      ...guard(),
      declines: declineCounts({ shared: broken, policy: policy.declines, clock: bed.clock }),
    };
    await guardPayment(blind, wishOf(newBuyer()));
    const setups = setupCounts({ shared: broken, policy: policy.setups, clock: bed.clock });
    await guardSetup({ ...blind, setups }, wishOf(newBuyer()));
  });
});

describe('somebody who tries stolen cards by saving them', () => {
  const mara = () => newId('cus', bed.random);
  const setUp = async (customerId: CustomerId) => {
    const sheet = await setUpMethod(
      { ...deps(), publishableKey: 'pk_test' },
      { customerId, traces: { address: 'an address' } },
    );
    return sheet.clientSecret.split('_secret_')[0] ?? '';
  };
  const save = (setupId: string) =>
    bed.stripe.setupIntents
      .confirm(setupId, { payment_method: 'pm_card_chargeDeclined', return_url: 'stampede://paid' })
      .catch((error: unknown) => error);
  const look = async (setupId: string) => (await bed.stripe.setupIntents.retrieve(setupId)).status;

  it('is stopped after five on one setup', async () => {
    const setupId = await setUp(mara());
    let tried = 0;
    for (; tried < 15 && (await look(setupId)) !== 'canceled'; tried++) {
      await save(setupId);
      await hear(setupFailed);
    }
    expect(tried).toBe(5);
  });

  it('is stopped after ten over all setups, and neither pays nor saves for a while', async () => {
    const tester = mara();
    let tried = 0;
    for (let setup = 0; setup < 6; setup++) {
      const setupId = await setUp(tester);
      for (let card = 0; card < 3 && (await look(setupId)) !== 'canceled'; card++, tried++) {
        await save(setupId);
        await hear(setupFailed);
      }
    }
    // Each setup that was begun all the same ends with its first card.
    expect(tried).toBe(10 + 2);
    const wish = wishOf(tester as unknown as BuyerId, { token: 'solved' });
    for (const door of [guardPayment, guardSetup])
      await expect(door(guard(), wish)).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  it('is stopped at once on a setup that nobody has begun lately; those of others are left alone', async () => {
    const { id: customer } = await bed.stripe.customers.create({});
    const stale = await bed.deps.methods.setUp(customer, mara());
    const foreign = await bed.stripe.setupIntents.create({ customer });
    for (const { id } of [stale, foreign]) await save(id);
    await hear(setupFailed);
    expect([await look(stale.id), await look(foreign.id)]).toEqual(['canceled', 'requires_payment_method']);
  });

  it('begins so many a day, from the third on with a challenge; what is refused does not count', async () => {
    const wish = wishOf(mara() as unknown as BuyerId);
    for (let n = 0; n < 2; n++) await guardSetup(guard(), wish);
    for (let n = 0; n < 20; n++)
      await expect(guardSetup(guard(), wish)).rejects.toMatchObject({ code: 'challenge_required' });
    const solved = { ...wish, challengeToken: 'solved' };
    for (let n = 2; n < 10; n++) await guardSetup(guard(), solved);
    await expect(guardSetup(guard(), solved)).rejects.toMatchObject({ code: 'too_many_requests' });
    bed.setTime(start + 26 * 3_600_000);
    await guardSetup(guard(), wish).finally(() => bed.setTime(start));
  });

  it('gets no more of them by asking for many at once', async () => {
    const wish = { ...wishOf(mara() as unknown as BuyerId), challengeToken: 'solved' };
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => guardSetup(guard(), wish)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10);
  });
});
