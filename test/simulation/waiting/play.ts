import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { makeBookingId } from '../../../lib/bookings/booking-id.ts';
import { changeBooking } from '../../../lib/bookings/booking-writes.ts';
import { giveUpBooking } from '../../../lib/bookings/give-up-booking.ts';
import { newRecord } from '../../../lib/bookings/new-record.ts';
import { releaseHolds } from '../../../lib/bookings/release-holds.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { UpdateCommand } from '../../../lib/platform/documents/commands.ts';
import { transact } from '../../../lib/platform/transact.ts';
import { changeTotal, retakeUnits, sellUnits } from '../../../lib/stock/stock-writes.ts';
import { joinLine } from '../../../lib/waiting/join-line.ts';
import { leaveLine } from '../../../lib/waiting/leave-line.ts';
import { recountLine, tendLine } from '../../../lib/waiting/tend-line.ts';
import type { Known } from './rules.ts';
import { closesAt, stockId, type WaitingWorld } from './waiting-world.ts';

const personNamed = (name: string, number: number): BuyerId =>
  `gst_${name}${String(number).padStart(16 - name.length, '0')}` as BuyerId;

/** What people, messages and schedules do. Each begins an actor; how its calls go is a choice. */
export function playersOf(world: WaitingWorld, known: Known) {
  const { actors, deps, time } = world;
  const count = { joined: 0, passed: 0, raised: 0 };
  const bookings = (status: string) =>
    world.rows<BookingRecord>('bookings').filter((record) => record.status === status);
  const begin = (name: string, work: () => Promise<unknown>) =>
    actors.spawn(name, async () => void (await work().catch(() => undefined)));
  const join = (buyerId: BuyerId, quantity: number, acceptFewer: boolean) =>
    begin(`join ${buyerId}`, async () => {
      const buyer = { kind: 'guest', id: buyerId } as const;
      const { id } = await joinLine(deps, { buyer, stockId, quantity, acceptFewer });
      if (!known.answered.has(id)) known.answered.set(id, time.step);
    });

  return {
    count,
    bookings,
    join(quantity = 1, acceptFewer = false) {
      join(personNamed('w', ++count.joined), quantity, acceptFewer);
    },
    joinAgain(number: number, quantity: number, acceptFewer: boolean) {
      join(personNamed('w', number), quantity, acceptFewer);
    },
    leave(number: number) {
      const buyerId = personNamed('w', number);
      begin(`leave ${buyerId}`, async () => {
        const [entry] = await deps.waiting.listByBuyer(buyerId);
        if (entry) await leaveLine(deps, { id: entry.id, buyerId });
      });
    },
    /** Somebody who is fast, and does not wait. */
    passBy() {
      const buyerId = personNamed('p', ++count.passed);
      known.began.set(buyerId, time.step);
      begin(`order ${buyerId}`, async () => {
        const stock = await deps.stock.get(stockId, { consistent: true });
        if (!stock) return;
        const now = world.clock.now();
        const units = { stockId, quantity: 1 };
        const id = makeBookingId(deps.bookingIdKey, { buyerId, idempotencyKey: 'key', units: [units] });
        const order = { id, buyerId, ...units, acceptedAt: now };
        await deps.bookings.recordDirectly(newRecord(order, stock, { now, holdMs: deps.holdMs }), stock);
      });
    },
    /** One unit more: somebody who bought before gave theirs back. */
    raise() {
      count.raised++;
      begin('raise', async () => {
        const stock = await deps.stock.get(stockId, { consistent: true });
        if (stock)
          await deps.dynamo.send(
            new UpdateCommand(changeTotal('stock', stockId, stock.total, stock.total + 1)),
          );
      });
    },
    tend: () => begin('tend', () => tendLine(deps, stockId)),
    sweep: () =>
      begin('sweep', async () => {
        const stock = await deps.stock.get(stockId, { consistent: true });
        if (stock?.line === undefined) return;
        await tendLine(deps, stockId);
        await recountLine(deps, stockId);
      }),
    pay: ({ id, buyerId }: BookingRecord) =>
      begin(`pay ${buyerId}`, async () => {
        const record = await deps.bookings.byId(buyerId, id);
        if (record?.status !== 'held') return;
        await transact(deps.dynamo, {
          booking: changeBooking('bookings', record, { to: 'confirmed', now: world.clock.now() }),
          units: { Update: sellUnits('stock', stockId, { quantity: record.quantity }) },
        });
      }),
    payLate: ({ id, buyerId }: BookingRecord) => {
      known.began.set(buyerId, time.step);
      begin(`pay late ${buyerId}`, async () => {
        const record = await deps.bookings.byId(buyerId, id);
        if (record?.status !== 'expired') return;
        const now = world.clock.now();
        await transact(deps.dynamo, {
          booking: changeBooking('bookings', record, { to: 'held', now, holdExpiresAt: now + deps.holdMs }),
          units: { Update: retakeUnits('stock', stockId, { quantity: record.quantity, now, bounds: {} }) },
        });
      });
    },
    decline: ({ id, buyerId }: BookingRecord) =>
      begin(`decline ${buyerId}`, () => giveUpBooking(deps, { id, buyerId })),
    lapse: () =>
      begin('holds lapse', () =>
        releaseHolds(
          deps,
          bookings('held').map(({ id, buyerId }) => ({ bookingId: id, buyerId, holdExpiresAt: 0 })),
        ),
      ),
    end: () => world.pass(closesAt - world.clock.now()),
  };
}

export type Players = ReturnType<typeof playersOf>;
