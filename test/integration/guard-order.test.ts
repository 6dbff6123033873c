import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChallengeOutcome } from '../../lib/abuse/challenge.ts';
import { closeRiskReview } from '../../lib/abuse/close-risk-review.ts';
import { deviceBuyers } from '../../lib/abuse/device-buyers.ts';
import { guardGuest } from '../../lib/abuse/guard-guest.ts';
import { guardOrder, type OrderGuardDeps } from '../../lib/abuse/guard-order.ts';
import { riskReviewData } from '../../lib/abuse/personal-data.ts';
import { riskReviewRepository } from '../../lib/abuse/risk-review-repository.ts';
import { listForReview, listRiskReviews, riskReviewIdOf } from '../../lib/abuse/risk-reviews.ts';
import { listEntries } from '../../lib/audit/list-entries.ts';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { hasConfirmed } from '../../lib/bookings/has-confirmed.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { BookingId, CustomerId } from '../../lib/contract/ids.ts';
import type { RiskReason } from '../../lib/contract/risk.ts';
import { paymentRepository } from '../../lib/payments/repository.ts';
import type { Buyer, Staff } from '../../lib/platform/caller.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { acting } from './audit-bed.ts';
import { guardsOf, order as orderFrom, policy, from as visitorFrom } from './guard-bed.ts';
import { unlimited } from './oversight-bed.ts';
import { bookingIdKey, newBuyer, type SaleBed, saleBed, start } from './sale-bed.ts';

const admin: Staff = {
  kind: 'staff',
  id: 'an admin',
  roles: ['admin'],
  signedInAt: start,
};
const suspect: RiskReason[] = ['guests_from_device', 'guests_from_address'];

let bed: SaleBed;
let table: string;

beforeAll(async () => {
  bed = await saleBed();
  table = await bed.table('abuse');
});
afterAll(() => bed.stop());

const guest = (noticed: RiskReason[] = []): Buyer => ({ kind: 'guest', id: newBuyer(), noticed });
const customer = (): Buyer => ({
  kind: 'customer',
  subject: crypto.randomUUID(),
  id: newId('cus', bed.random),
  signedInAt: start,
});

/** Takes the first order of anybody for a sign of risk that needs a challenge. */
const wary = {
  ...policy,
  orders: { ...policy.orders, buyer: { ...policy.orders.buyer, notice: 1 } },
  thresholds: { challenge: 25, review: 80 },
};

/** A container's guard; `answer` is what the provider says of any token. */
const guardOf = (answer: ChallengeOutcome = 'refused', changed: Partial<OrderGuardDeps> = {}) =>
  guardsOf({
    clock: bed.clock,
    shared: sharedCounts(bed.dynamo, table, { patienceMs: 30_000 }),
    devices: deviceBuyers(bed.dynamo, table, bed.clock),
    answer,
    changed: { hasHistory: (buyerId) => hasConfirmed(bed.bookings, buyerId), ...changed },
  });

/** Nobody shares an address or a device but where a test is about that. */
let addresses = 0;
const from = (changed: Parameters<typeof visitorFrom>[0] = {}) =>
  visitorFrom({
    address: `2001:db8:0:${(++addresses).toString(16)}::1`,
    deviceId: crypto.randomUUID(),
    ...changed,
  });
const order = (buyer: Buyer, visitor = from()) => orderFrom(buyer, visitor);

describe('guardOrder', () => {
  it('adds no write to an ordinary booking: four units, as without it', async () => {
    const dealId = await bed.deal(1_000);
    const { guard } = guardOf();
    const book = async (guarded: boolean) => {
      const buyer = guest();
      const deviceId = crypto.randomUUID();
      bed.capacity.take();
      if (guarded) await guardOrder(guard, order(buyer, from({ deviceId })));
      await placeOrder(bed.placing(), { buyer, dealId, quantity: 1, idempotencyKey: 'key' });
      return bed.capacity.take();
    };
    expect(await book(false)).toBe(4);
    for (let count = 0; count < 50; count++) expect(await book(true)).toBe(4);
  });

  it('refuses a buyer, and a device, past their limit, with the seconds until there is room', async () => {
    const { guard } = guardOf();
    const buyer = customer();
    for (let count = 0; count < policy.orders.buyer.limit; count++) await guardOrder(guard, order(buyer));
    await expect(guardOrder(guard, order(buyer))).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfter: expect.any(Number),
    });
    const deviceId = crypto.randomUUID();
    const same = guest();
    for (let count = 0; count < policy.orders.device.limit; count++)
      await guardOrder(guard, order(count % 2 ? guest() : same, from({ deviceId }))).catch(() => undefined);
    await expect(guardOrder(guard, order(guest(), from({ deviceId })))).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });

  it('asks a suspect guest for a challenge, and names the widget', async () => {
    const { guard, asked } = guardOf();
    await expect(guardOrder(guard, order(guest(suspect)))).rejects.toMatchObject({
      code: 'challenge_required',
      widget: { provider: 'turnstile', siteKey: 'site-key', action: 'order' },
    });
    expect(asked).toEqual([]);
    const wrong = order(guest(suspect), from({ challengeToken: 'wrong' }));
    await expect(guardOrder(guard, wrong)).rejects.toMatchObject({ code: 'challenge_required' });
    expect(asked).toHaveLength(1);
  });

  it('lets the same order in once it is solved, and gives its retry the same UUID', async () => {
    const { guard, asked } = guardOf('solved');
    const solved = order(guest(suspect), from({ challengeToken: 'right' }));
    expect(await guardOrder(guard, solved)).toBeUndefined();
    await guardOrder(guard, solved);
    await guardOrder(guard, { ...solved, idempotencyKey: 'another order' });
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]?.requestUuid).not.toBe(asked[0]?.requestUuid);
  });

  it('asks every guest where the deal wants it, calm or not, and no customer', async () => {
    const challengesGuests = async () => true;
    const { guard, asked } = guardOf('solved');
    await expect(guardOrder(guard, { ...order(guest()), challengesGuests })).rejects.toMatchObject({
      code: 'challenge_required',
    });
    expect(await guardOrder(guard, { ...order(customer()), challengesGuests })).toBeUndefined();
    expect(asked).toEqual([]);
    const solved = { ...order(guest(), from({ challengeToken: 'right' })), challengesGuests };
    expect(await guardOrder(guard, solved)).toBeUndefined();
    // Its retry shows the token again, which Turnstile takes from the same request.
    expect(await guardOrder(guard, solved)).toBeUndefined();
    expect(asked[1]).toEqual(asked[0]);
    const down = guardOf('unavailable').guard;
    await expect(guardOrder(down, solved)).rejects.toMatchObject({ code: 'unavailable' });
    const others = { ...order(guest()), challengesGuests: async () => false };
    expect(await guardOrder(guard, others)).toBeUndefined();
  });

  it('does not look at the deal of an order past its limits', async () => {
    const { guard } = guardOf();
    const buyer = customer();
    for (let count = 0; count < policy.orders.buyer.limit; count++) await guardOrder(guard, order(buyer));
    const challengesGuests = async () => {
      throw new Error('looked');
    };
    await expect(guardOrder(guard, { ...order(buyer), challengesGuests })).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });

  it('hands over what staff should look at, solved or not', async () => {
    const { guard } = guardOf('solved');
    const deviceId = crypto.randomUUID();
    for (let count = 0; count < 10; count++)
      await guardOrder(guard, order(guest(), from({ deviceId, challengeToken: 'right' })));
    const last = order(guest(suspect), from({ deviceId, challengeToken: 'right' }));
    expect(await guardOrder(guard, last)).toEqual({
      score: 100,
      reasons: [
        'device_velocity',
        'guests_from_device',
        'guests_from_address',
        'device_shared',
        'device_passed_around',
      ],
    });
  });

  it('never stops a signed-in buyer with history for the score, and asks nothing of them', async () => {
    const { guard, asked } = guardOf('refused', { policy: wary });
    const dealId = await bed.deal(10, { unitPrice: { amountMinor: 0, currency: 'EUR' } });
    const regular = customer();
    const newcomer = customer();
    await placeOrder(bed.placing(), { buyer: regular, dealId, quantity: 1, idempotencyKey: 'first' });
    expect(await guardOrder(guard, order(regular))).toBeUndefined();
    await expect(guardOrder(guard, order(newcomer))).rejects.toMatchObject({ code: 'challenge_required' });
    expect(asked).toEqual([]);
  });

  it('looks for a history only where the score would stop somebody', async () => {
    let looked = 0;
    const { guard } = guardOf('refused', {
      hasHistory: async () => {
        looked++;
        return false;
      },
    });
    await guardOrder(guard, order(customer()));
    const { guard: doubting } = guardOf('refused', { policy: wary, hasHistory: guard.hasHistory });
    await guardOrder(doubting, order(guest(suspect))).catch(() => undefined);
    expect(looked).toBe(0);
    await guardOrder(doubting, order(customer())).catch(() => undefined);
    expect(looked).toBe(1);
  });

  it('opens to signed-in buyers while the provider is down, and stays closed to guests', async () => {
    const { guard } = guardOf('unavailable', { policy: wary });
    const visitor = from({ challengeToken: 'whatever' });
    expect(await guardOrder(guard, order(customer(), visitor))).toBeUndefined();
    await expect(guardOrder(guard, order(guest(suspect), visitor))).rejects.toMatchObject({
      code: 'unavailable',
      retryAfter: 5,
    });
  });
});

describe('guardGuest', () => {
  const guestGuard = () => {
    const { guests } = guardOf();
    const shared = sharedCounts(bed.dynamo, table, { patienceMs: 30_000 });
    const address = { ...policy.guests.address, notice: 10, flood: 20 };
    return {
      ...guests,
      policy: { ...policy, guests: { ...policy.guests, address } },
      limits: {
        ...guests.limits,
        address: limiter('guests.address', { ...address, limit: 1_000_000 }, { clock: bed.clock, shared }),
      },
    };
  };
  const wish = (changed: Parameters<typeof from>[0] = {}) => ({
    visitor: from({ address: '198.51.100.77', ...changed }),
    requestId: crypto.randomUUID(),
  });

  it('notices many guests from one address, and asks for a challenge in a flood', async () => {
    const guard = guestGuard();
    const outcomes: string[] = [];
    for (let count = 0; count < 41; count++)
      outcomes.push(
        await guardGuest(guard, wish({ deviceId: crypto.randomUUID() })).then(
          (noticed) => noticed.join(),
          ({ code }) => code,
        ),
      );
    expect(outcomes[8]).toBe('');
    expect(outcomes[9]).toBe('guests_from_address');
    expect(outcomes[18]).toBe('guests_from_address');
    expect(new Set(outcomes.slice(19))).toEqual(new Set(['challenge_required']));
  });

  it('does not let a token say that its guest had no device', async () => {
    expect(await guardGuest(guestGuard(), wish({ address: '198.51.100.79' }))).toEqual([]);
  });

  it('does not count whoever renews: they are nobody new, and keep what was noticed of them', async () => {
    const guard = guestGuard();
    const before: RiskReason[] = ['guests_from_address'];
    for (let count = 0; count < 41; count++) {
      const renewed = { ...wish({ deviceId: crypto.randomUUID(), address: '198.51.100.80' }), before };
      expect(await guardGuest(guard, renewed)).toEqual(before);
    }
  });

  it('limits a device strictly', async () => {
    const guard = guestGuard();
    const deviceId = crypto.randomUUID();
    const address = '198.51.100.78';
    for (let count = 0; count < policy.guests.device.limit; count++)
      await guardGuest(guard, wish({ deviceId, address })).catch(() => undefined);
    await expect(guardGuest(guard, wish({ deviceId, address }))).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });
});

describe('reviews', () => {
  const reviews = () => riskReviewRepository(bed.dynamo, table);
  /** Nothing here is paid; rejecting what is paid is in refunds.test.ts. */
  const unpaid = {
    payments: paymentRepository(undefined as never, {} as never),
    services: { get: async () => undefined },
    deals: { get: async () => undefined },
    queue: { settleSoon: async () => undefined },
    oversight: unlimited,
  };
  unpaid.payments.get = async () => undefined;
  const closing = () => ({ ...bed, ...unpaid, reviews: reviews(), bookingIdKey });
  const deedsOn = async (subject: string) =>
    (await listEntries(bed, { subject, limit: 10 })).items.map(({ operation, after }) => ({
      operation,
      after,
    }));

  async function reviewed(changed: Parameters<SaleBed['deal']>[1] = {}) {
    const dealId = await bed.deal(10, changed);
    const buyer = guest();
    const { booking } = await placeOrder(bed.placing(), {
      buyer,
      dealId,
      quantity: 2,
      idempotencyKey: 'key',
    });
    await listForReview(
      { reviews: reviews(), clock: bed.clock },
      { id: booking.id as BookingId, dealId, buyerId: buyer.id },
      { score: 85, reasons: ['device_shared'] },
    );
    return { dealId, booking, buyer, id: riskReviewIdOf(booking.id as BookingId) };
  }

  it('list an order once, newest first, page by page', async () => {
    const first = await reviewed();
    bed.setTime(start + 1_000);
    const second = await reviewed();
    await listForReview(
      { reviews: reviews(), clock: bed.clock },
      { id: first.booking.id as BookingId, dealId: first.dealId, buyerId: first.buyer.id },
      { score: 100, reasons: [] },
    );
    const page = await listRiskReviews({ reviews: reviews() }, { status: 'open', limit: 1 });
    expect(page.items).toMatchObject([{ id: second.id, score: 85, status: 'open' }]);
    const cursor = page.nextCursor ?? undefined;
    const rest = await listRiskReviews({ reviews: reviews() }, { status: 'open', limit: 10, cursor });
    expect(rest.items.filter(({ id }) => id === first.id)).toMatchObject([{ score: 85 }]);
    expect(rest.items).not.toContainEqual(expect.objectContaining({ id: second.id }));
    bed.setTime(start);
  });

  it('that are rejected cancel the booking and return its units, once', async () => {
    const { dealId, id, booking } = await reviewed();
    const verdict = {
      id,
      verdict: 'rejected',
      note: 'one phone',
      actor: acting(admin, 'decideRiskReview'),
    } as const;
    const review = await closeRiskReview(closing(), verdict);
    expect(review).toMatchObject({ status: 'rejected', changedBy: 'an admin', note: 'one phone' });
    expect(await closeRiskReview(closing(), verdict)).toEqual(review);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 10, held: 0, sold: 0 });
    expect(await deedsOn(id)).toEqual([
      { operation: 'decideRiskReview', after: { status: 'rejected', bookingId: booking.id } },
    ]);
    expect(await deedsOn(booking.id)).toMatchObject([{ after: { status: 'cancelled' } }]);
    await expect(closeRiskReview(closing(), { ...verdict, verdict: 'approved' })).rejects.toMatchObject({
      code: 'invalid_state',
    });
    const open = await listRiskReviews({ reviews: reviews() }, { status: 'open', limit: 100 });
    expect(open.items.map((item) => item.id)).not.toContain(id);
  });

  it('are decided once, also when two decide at the same moment', async () => {
    const { id } = await reviewed();
    const stale = await reviews().get(id);
    const decision = { id, note: undefined, actor: acting(admin, 'decideRiskReview') };
    await closeRiskReview(closing(), { ...decision, verdict: 'rejected' });
    let reads = 0;
    const late = { ...reviews(), get: async () => (reads++ === 0 ? stale : reviews().get(id)) };
    await expect(
      closeRiskReview({ ...closing(), reviews: late }, { ...decision, verdict: 'approved' }),
    ).rejects.toMatchObject({ code: 'invalid_state' });
    expect(await reviews().get(id)).toMatchObject({ status: 'rejected' });
  });

  it('that are approved leave the booking alone', async () => {
    const { dealId, id } = await reviewed();
    await closeRiskReview(closing(), {
      id,
      verdict: 'approved',
      note: undefined,
      actor: acting(admin, 'decideRiskReview'),
    });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 8, held: 2 });
  });

  it('stay open when there is nothing left to give back', async () => {
    const { dealId, id, booking, buyer } = await reviewed();
    await bed.dynamo.send(
      new UpdateCommand({
        TableName: bed.bookingsTable,
        Key: { pk: buyer.id, sk: `booking#${parseBookingId(booking.id as BookingId).identity}` },
        UpdateExpression: 'SET #status = :confirmed',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':confirmed': 'confirmed' },
      }),
    );
    await expect(
      closeRiskReview(closing(), {
        id,
        verdict: 'rejected',
        note: undefined,
        actor: acting(admin, 'decideRiskReview'),
      }),
    ).rejects.toMatchObject({ code: 'invalid_state' });
    expect(await reviews().get(id)).toMatchObject({ status: 'open' });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 8 });
  });

  it('of holds that lapsed meanwhile can be rejected', async () => {
    const { id } = await reviewed();
    bed.setTime(start + 700_000);
    const review = await closeRiskReview(closing(), {
      id,
      verdict: 'rejected',
      note: undefined,
      actor: acting(admin, 'decideRiskReview'),
    });
    expect(review.status).toBe('rejected');
    bed.setTime(start);
  });

  it('are handed to the person they are about, and forgotten with them', async () => {
    const { id, buyer } = await reviewed();
    const other = await reviewed();
    await closeRiskReview(closing(), {
      id,
      verdict: 'approved',
      note: 'a note of ours',
      actor: acting(admin, 'decideRiskReview'),
    });
    const source = riskReviewData(reviews());
    const person = { id: buyer.id as CustomerId };
    const exported = await Array.fromAsync(source.export(person));
    expect(exported).toMatchObject([{ id, score: 85, status: 'approved' }]);
    expect(JSON.stringify(exported)).not.toMatch(/note of ours|an admin/);
    await source.erase(person);
    await source.erase(person);
    expect(await Array.fromAsync(source.export(person))).toEqual([]);
    expect(await reviews().get(id)).toBeUndefined();
    expect(await reviews().get(other.id)).toBeDefined();
  });

  it('that nobody made do not exist', async () => {
    await expect(
      closeRiskReview(closing(), {
        id: 'rrv_0000000000000000',
        verdict: 'approved',
        note: undefined,
        actor: acting(admin, 'decideRiskReview'),
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
