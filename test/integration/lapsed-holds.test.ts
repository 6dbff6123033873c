import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardOrder } from '../../lib/abuse/guard-order.ts';
import { type MarkLog, markLog } from '../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../lib/abuse/note-lapsed.ts';
import { recentMarks } from '../../lib/abuse/recent-marks.ts';
import { cancelBooking } from '../../lib/bookings/cancel-booking.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { BookingId, DealId } from '../../lib/contract/ids.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { sharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { from, guardsOf, order, policy } from './guard-bed.ts';
import { bookingIdKey, newBuyer, type SaleBed, saleBed, start } from './sale-bed.ts';

let bed: SaleBed;
let log: MarkLog;
let table: string;
beforeAll(async () => {
  bed = await saleBed();
  table = await bed.table('abuse');
  log = markLog(bed.dynamo, table, { ...bed, patienceMs: 30_000 });
});
afterAll(() => bed.stop());

const guest = (): Buyer => ({ kind: 'guest', id: newBuyer() });
let addresses = 0;
const onDevice = (deviceId: string) => from({ deviceId, address: `198.51.100.${++addresses}` });

/** A hold of a new guest on this device, recorded at once or out of the queue. */
async function held(dealId: DealId, deviceId: string, path: 'direct' | 'queue') {
  const { buyer, traces, quantity, idempotencyKey } = order(guest(), onDevice(deviceId), { dealId });
  const hot = { isHot: () => path === 'queue', mark() {} };
  const { booking } = await placeOrder(bed.placing({ hot }), {
    ...{ buyer, traces, dealId, quantity, idempotencyKey },
  });
  await settleOrders(bed.settling(), bed.queued.splice(0));
  return { bookingId: booking.id as BookingId, buyerId: buyer.id, holdExpiresAt: start + 600_000 };
}

/** What a container that starts now answers to an order of a new guest on this device. */
async function answerTo(deviceId: string): Promise<string> {
  const { guard } = guardsOf({
    ...{ clock: bed.clock, shared: sharedCounts(bed.dynamo, table, { patienceMs: 30_000 }) },
    changed: { marks: recentMarks(log, policy.marks, bed.clock) },
  });
  return guardOrder(guard, order(guest(), onDevice(deviceId))).then(
    () => 'passed',
    ({ code }) => code,
  );
}

describe('a device that holds and does not pay', () => {
  it('is challenged once three of its holds lapsed, whoever it says it is, and only for some hours', async () => {
    bed.setTime(start);
    const dealId = await bed.deal(100);
    const [bad, good] = [crypto.randomUUID(), crypto.randomUUID()];
    const holds = [
      await held(dealId, bad, 'direct'),
      await held(dealId, bad, 'queue'),
      await held(dealId, bad, 'queue'),
      await held(dealId, good, 'direct'),
      await held(dealId, good, 'queue'),
    ];
    const given = await held(dealId, good, 'direct');
    await cancelBooking({ ...bed, bookingIdKey }, { id: given.bookingId, buyerId: given.buyerId });
    bed.setTime(start + 600_000);
    expect(await answerTo(bad)).toBe('passed');
    await releaseHolds({ ...bed, noteLapsed: noteLapsedIn(log) }, [...holds, given]);
    expect([await answerTo(bad), await answerTo(good)]).toEqual(['challenge_required', 'passed']);
    bed.setTime(start + 600_000 + policy.marks.seconds * 1_000);
    expect(await answerTo(bad)).toBe('passed');
  });
});
