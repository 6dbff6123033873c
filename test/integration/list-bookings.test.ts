import { afterAll, beforeAll, expect, it } from 'vitest';
import { listBookings } from '../../lib/bookings/list-bookings.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { BuyerId, DealId } from '../../lib/contract/ids.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { newId } from '../../lib/platform/ids.ts';
import { newBuyer, type SaleBed, saleBed } from './sale-bed.ts';

let bed: SaleBed;
let dealId: DealId;
beforeAll(async () => {
  bed = await saleBed();
  dealId = await bed.deal(1_000, { unitPrice: { amountMinor: 0, currency: 'EUR' } });
});
afterAll(() => bed.stop());

async function order(buyer: Buyer): Promise<RecordedBooking> {
  bed.setTime(bed.clock.now() + 1_000);
  const request = { buyer, idempotencyKey: crypto.randomUUID(), dealId, quantity: 1 };
  return (await placeOrder(bed.placing(), request)).booking as RecordedBooking;
}

it('lists what one bought as oneself and as a guest, newest first, and reads of guests only the page', async () => {
  const mara = { kind: 'customer', id: newId('cus', bed.random) } as Buyer & {
    kind: 'customer';
  };
  const guest = { kind: 'guest', id: newBuyer() as BuyerId } as const;
  const booked: RecordedBooking[] = [];
  for (const buyer of [mara, guest, guest, mara, guest]) booked.push(await order(buyer));
  // The guest's phone went on without the account.
  const later = await order(guest);
  const bought = booked
    .filter(({ buyerId }) => buyerId === guest.id)
    .map(({ id, createdAt }) => ({ bookingId: id, guestId: guest.id, orderedAt: Date.parse(createdAt) }));
  const read: string[] = [];
  const deps = {
    clock: bed.clock,
    boughtBy: async () => bought,
    bookings: {
      ...bed.bookings,
      async *getMany(orders: Parameters<typeof bed.bookings.getMany>[0]) {
        read.push(...orders.map(({ identity }) => identity));
        yield* bed.bookings.getMany(orders);
      },
    },
  };
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listBookings(deps, mara, { limit: 2, ...(cursor && { cursor }) });
    ids.push(...page.items.map(({ id }) => id));
    if (cursor === undefined) expect(read).toHaveLength(1);
    cursor = page.nextCursor;
  } while (cursor);
  expect(ids).toEqual(booked.map(({ id }) => id).toReversed());
  expect(ids).not.toContain(later.id);
  expect(read).toHaveLength(3);
});
