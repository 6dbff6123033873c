import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeApproval } from '../../lib/approvals/close-approval.ts';
import { getApproval, listApprovals } from '../../lib/approvals/list-approvals.ts';
import type { OversightPolicy } from '../../lib/approvals/oversight-policy.ts';
import { alarmLines } from '../../lib/contract/alarm-lines.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { ApprovalId, DealId } from '../../lib/contract/ids.ts';
import type { StaffRole } from '../../lib/contract/operation.ts';
import type { DealRepository } from '../../lib/deals/repository.ts';
import { refundedMinor } from '../../lib/payments/payment.ts';
import { logger } from '../../lib/platform/logger.ts';
import { cancelAnyBooking } from '../../lib/refunds/cancel-any-booking.ts';
import { refundPayment } from '../../lib/refunds/refund-payment.ts';
import { acting } from './audit-bed.ts';
import { oversightBed } from './oversight-bed.ts';
import { type PaymentBed, paymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

let bed: PaymentBed;
let guard: Awaited<ReturnType<typeof oversightBed>>;
let dealId: DealId;
/** A member of staff whom no other test knows. */
let sam: string;

const hour = 3_600_000;

beforeAll(async () => {
  bed = await paymentBed();
  guard = await oversightBed(bed.database, bed);
});
afterAll(() => bed.stop());
beforeEach(async () => {
  bed.setTime(start);
  sam = crypto.randomUUID();
  dealId = await bed.deal(200);
});

/** By a token whose sign-in was so long ago. */
const by = (id: string, { ago = 0, roles = ['support'] as StaffRole[] } = {}) =>
  acting({
    kind: 'staff',
    id,
    roles,
    signedInAt: bed.clock.now() - ago,
  });

async function paid(quantity = 11): Promise<RecordedBooking> {
  const booking = await bed.held(dealId, quantity);
  const { payment } = await bed.start(booking);
  await bed.pay(payment.intentId ?? '');
  await bed.settle(booking);
  return booking;
}

interface Wish {
  readonly minor?: number;
  readonly key?: string;
  readonly actor?: ReturnType<typeof by>;
  readonly policy?: Partial<OversightPolicy>;
  readonly reason?: string;
  readonly returnUnits?: boolean;
}
const refund = (
  booking: RecordedBooking,
  { minor, key = 'key', actor = by(sam), policy, reason = 'The oven broke.', returnUnits = false }: Wish = {},
) =>
  refundPayment(
    { ...bed.deps, audit: bed.audit, oversight: guard.with(policy) },
    {
      bookingId: booking.id,
      idempotencyKey: key,
      amount: minor === undefined ? undefined : { amountMinor: minor, currency: 'EUR' },
      reason,
      returnUnits,
      actor,
    },
  );
const cancel = ({ id, buyerId }: RecordedBooking, actor = by(sam), policy?: Partial<OversightPolicy>) =>
  cancelAnyBooking(
    {
      ...bed.deps,
      audit: bed.audit,
      oversight: guard.with(policy),
      services: { get: async () => undefined },
      deals: {
        get: async () => ({ state: 'live', cancellationPolicy: { refunds: [{ percent: 100 }] } }),
      } as unknown as DealRepository,
    },
    { id, buyerId, actor },
  );

const backOf = async ({ id }: RecordedBooking) => {
  const payment = await bed.deps.payments.get(id);
  return payment && refundedMinor(payment);
};
const today = (who = sam) => guard.refunds.of({ staffId: who, at: bed.clock.now(), currency: 'EUR' });
const code = (expected: string) => expect.objectContaining({ code: expected });
const stale = code('recent_sign_in_required');

describe('A member of staff who signed in an hour ago', () => {
  it('cannot give 900 EUR back by cancelling either', async () => {
    const booking = await paid(46);
    await expect(cancel(booking, by(sam, { ago: hour }))).rejects.toEqual(stale);
    expect([await backOf(booking), await today()]).toEqual([0, 0]);
    expect(await cancel(booking)).toMatchObject({ status: 'cancelled' });
    expect([await backOf(booking), await today()]).toEqual([46 * 1999, 46 * 1999]);
  });

  it('cannot give back five times 200.00 of five bookings', async () => {
    const bookings = await Promise.all([paid(), paid(), paid(), paid(), paid()]);
    const outcomes = [];
    for (const booking of bookings)
      outcomes.push(
        await refund(booking, { minor: 20_000, actor: by(sam, { ago: hour }) }).catch(({ code }) => code),
      );
    expect(outcomes.slice(2)).toEqual(Array(3).fill('recent_sign_in_required'));
    expect(await today()).toBe(40_000);
    await refund(bookings[4] as RecordedBooking, { minor: 20_000 });
    expect(await today()).toBe(60_000);
  });

  it('cannot do so at once, nor by cancelling', async () => {
    const bookings = await Promise.all([paid(10), paid(10), paid(10), paid(10), paid(10)]);
    const actor = () => by(sam, { ago: hour });
    const outcomes = await Promise.allSettled(
      bookings.map((booking, index) =>
        index % 2 ? cancel(booking, actor()) : refund(booking, { actor: actor() }),
      ),
    );
    const back = await Promise.all(bookings.map(backOf));
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBe(2);
    expect(back.reduce<number>((sum, minor) => sum + (minor ?? 0), 0)).toBe(done * 19_990);
    expect(await today()).toBe(done * 19_990);
  });

  it('is counted by themselves, by day, and once for a refund however often it is sent', async () => {
    const [one, two] = await Promise.all([paid(), paid()]);
    const actor = by(sam, { ago: hour });
    for (let turn = 0; turn < 4; turn++) await refund(one, { minor: 20_000, actor });
    expect(await today()).toBe(20_000);
    await refund(two, { minor: 20_000, actor: by(crypto.randomUUID(), { ago: hour }) });
    await refund(two, { minor: 1_000, key: 'more', actor: by(crypto.randomUUID(), { ago: hour }) }).catch(
      () => undefined,
    );
    expect(await today()).toBe(20_000);
    bed.setTime(start + 24 * hour);
    expect(await today()).toBe(0);
  });
});

describe('Four eyes', () => {
  const strict: Partial<OversightPolicy> = {
    refund: { stepUpMinor: 20_000, approvalMinor: 30_000 },
    refundsADay: { stepUpMinor: 50_000, approvalMinor: 60_000 },
  };
  const kim = 'kim';
  /** Who has which role at this moment. */
  const people = new Map<string, readonly StaffRole[]>();
  const directory = {
    find: async (id: string) => {
      const roles = people.get(id);
      return roles && ({ id, roles, status: 'active' } as never);
    },
  };
  beforeEach(() => {
    people.clear();
    people.set(kim, ['support']);
    people.set(sam, ['support', 'admin']);
  });

  /** The id of the request for approval that this is refused with. */
  const asked = (attempt: Promise<unknown>): Promise<ApprovalId> =>
    attempt.then(
      () => Promise.reject(new Error('nobody was asked')),
      (error) => {
        expect(error).toMatchObject({ code: 'approval_required' });
        return error.approvalId;
      },
    );
  const decide = (id: ApprovalId, who = kim, verdict: 'approved' | 'rejected' = 'approved') =>
    closeApproval(
      { approvals: guard.approvals, directory, audit: bed.audit, clock: bed.clock },
      { id, verdict, note: undefined, actor: by(who) },
    );
  const listed = async (status: 'pending' | 'approved' | 'used' = 'pending') =>
    (await listApprovals({ ...guard, clock: bed.clock }, { status, limit: 100 })).items.map(({ id }) => id);

  it('let a large refund through once a colleague approved it, once, and the audit names both', async () => {
    const booking = await paid(20);
    const wish = { minor: 30_001, policy: strict };
    const id = await asked(refund(booking, wish));
    expect(await asked(refund(booking, wish))).toBe(id);
    expect([await backOf(booking), await today()]).toEqual([0, 0]);
    expect(await listed()).toContain(id);
    expect(await getApproval(guard, id, by(sam))).toMatchObject({
      kind: 'refund',
      status: 'pending',
      bookingId: booking.id,
      amount: { amountMinor: 30_001, currency: 'EUR' },
      reason: 'The oven broke.',
      requestedBy: sam,
    });
    expect(await decide(id)).toMatchObject({ status: 'approved', decidedBy: kim });
    expect(await decide(id)).toMatchObject({ status: 'approved' });
    expect(await listed()).not.toContain(id);
    await Promise.all([refund(booking, wish), refund(booking, wish), refund(booking, wish)]);
    expect([await backOf(booking), await today()]).toEqual([30_001, 30_001]);
    expect(await listed('used')).toContain(id);
    const { items } = await bed.trail.list({ by: 'subject', value: booking.id }, { limit: 10 });
    expect(items[0]).toMatchObject({ actor: { staffId: sam }, after: { approval: { id, approvedBy: kim } } });
    const { items: decisions } = await bed.trail.list({ by: 'subject', value: id }, { limit: 10 });
    expect(decisions.map(({ actor, after }) => [actor.staffId, after?.status]).toSorted()).toEqual(
      [
        [kim, 'approved'],
        [sam, 'pending'],
      ].toSorted(),
    );
  });

  it('are for exactly what was asked, by the one who asked', async () => {
    const booking = await paid(40);
    const id = await asked(refund(booking, { minor: 30_001, policy: strict }));
    await decide(id);
    for (const other of [
      { minor: 30_002 },
      { minor: 30_001, key: 'other' },
      { minor: 30_001, reason: 'My cousin wants it.' },
      { minor: 30_001, actor: by('somebody else') },
    ])
      expect(await asked(refund(booking, { ...other, policy: strict }))).not.toBe(id);
    const whole = await asked(refund(booking, { policy: strict }));
    expect(await asked(refund(booking, { policy: strict, returnUnits: true }))).not.toBe(whole);
    expect(await backOf(booking)).toBe(0);
  });

  it('count parts of one booking, and all that somebody gives back in a day', async () => {
    const alarm = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
    const [one, two, three] = await Promise.all([paid(20), paid(20), paid(20)]);
    await refund(one, { minor: 30_000, policy: strict });
    await asked(refund(one, { minor: 1, key: 'more', policy: strict }));
    await refund(two, { minor: 30_000, policy: strict });
    expect(alarm).not.toHaveBeenCalled();
    const id = await asked(refund(three, { minor: 1, policy: strict }));
    expect(alarm).toHaveBeenCalledWith(alarmLines.staffRefunds, expect.objectContaining({ staffId: sam }));
    await asked(cancel(three, by(sam), strict));
    await decide(id);
    await refund(three, { minor: 1, policy: strict });
    expect(await today()).toBe(60_001);
    alarm.mockRestore();
  });

  it('ask for a recent sign-in before they ask a colleague', async () => {
    const booking = await paid(20);
    const actor = by(sam, { ago: hour });
    await expect(refund(booking, { minor: 30_001, actor, policy: strict })).rejects.toEqual(stale);
    expect(await listed()).not.toContain(await asked(cancel(booking, by('nobody'), strict)).then(() => sam));
  });

  it('are never one’s own, nor those of who lost the role since', async () => {
    const booking = await paid(20);
    const id = await asked(refund(booking, { minor: 30_001, policy: strict }));
    await expect(decide(id, sam)).rejects.toEqual(code('forbidden'));
    for (const roles of [undefined, [], ['seller']] as const) {
      if (roles) people.set(kim, roles);
      else people.delete(kim);
      await expect(decide(id)).rejects.toEqual(code('forbidden'));
    }
    expect(await getApproval(guard, id, by(sam))).toMatchObject({ status: 'pending' });
    await asked(refund(booking, { minor: 30_001, policy: strict }));
  });

  it('refuse, and then nobody is asked again before the day is over', async () => {
    const booking = await paid(20);
    const wish = { minor: 30_001, policy: strict };
    const id = await asked(refund(booking, wish));
    await decide(id, kim, 'rejected');
    await expect(refund(booking, wish)).rejects.toThrow('refused');
    expect(await listed()).not.toContain(id);
    await expect(decide(id)).rejects.toEqual(code('invalid_state'));
    bed.setTime(start + 24 * hour);
    expect(await asked(refund(booking, wish))).toBe(id);
    expect(await listed()).toContain(id);
    expect(await backOf(booking)).toBe(0);
  });

  it('close after 24 hours, asked or approved', async () => {
    const booking = await paid(20);
    const wish = { minor: 30_001, policy: strict };
    const id = await asked(refund(booking, wish));
    bed.setTime(start + 24 * hour - 1);
    expect(await listed()).toContain(id);
    bed.setTime(start + 24 * hour);
    await expect(decide(id)).rejects.toEqual(code('invalid_state'));
    expect(await listed()).not.toContain(id);
    await asked(refund(booking, wish));
    await decide(id);
    bed.setTime(start + 48 * hour);
    expect(await asked(refund(booking, wish))).toBe(id);
    expect(await backOf(booking)).toBe(0);
  });

  it('are shown to a seller only when they asked themselves', async () => {
    const booking = await paid(20);
    const id = await asked(refund(booking, { minor: 30_001, policy: strict }));
    const seller = by('a seller', { roles: ['seller'] });
    await expect(getApproval(guard, id, seller)).rejects.toEqual(code('not_found'));
    expect(await getApproval(guard, id, by(sam, { roles: ['seller'] }))).toMatchObject({ id });
  });
});
