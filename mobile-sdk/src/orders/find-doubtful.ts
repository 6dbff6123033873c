import type { Core } from '../core/create-core.ts';
import { pause } from '../core/limited.ts';
import type { SendOptions } from '../core/transport.ts';
import { listBookings } from '../generated/operations.ts';
import type { BookingPage, RecordedBooking } from '../generated/types.gen.ts';
import type { KeptOrder } from './kept-orders.ts';

/** The pauses between searches, in milliseconds. A rush is settled within seconds. */
const looks = [0, 1_000, 2_000, 4_000, 8_000] as const;
const slackMs = 5_000;
/** How far back to search for an order that was placed while the device's clock was ahead. */
const unknownMs = 15 * 60_000;

/**
 * Finds an order whose answer was lost, so its id is unknown. Once it is decided, the list of bookings contains it. A
 * booking for the same deal and quantity, recorded since the order began and not matched with another order, is this
 * one.
 */
export async function findDoubtful(
  core: Core,
  { body, placedAt }: KeptOrder,
  { signal, whom }: SendOptions,
  taken: ReadonlySet<string>,
): Promise<RecordedBooking | undefined> {
  for (const wait of looks) {
    if (wait) await pause(core.platform, wait, signal);
    const { data, header } = await core.send<BookingPage>(
      listBookings,
      { query: { limit: 100 } },
      { signal, whom },
    );
    // Uses the server's clock. Only the elapsed time is measured on the device.
    const serverNow = Date.parse(header('date') ?? '') || core.now();
    const age = core.now() - placedAt;
    const since = serverNow - (age < 0 ? unknownMs : age) - slackMs;
    const found = data.items.find(
      (booking) => isFor(booking, body) && Date.parse(booking.createdAt) >= since && !taken.has(booking.id),
    );
    if (found) return found;
  }
  return undefined;
}

/** Returns whether the booking may be of this order. Where one booking has a whole slot, the order's quantity is its party. */
function isFor({ dealId, slot, quantity }: RecordedBooking, order: KeptOrder['body']): boolean {
  const wanted = order.quantity ?? 1;
  if (!order.slot) return dealId === order.dealId && quantity === wanted;
  return (
    slot?.serviceId === order.slot.serviceId &&
    Date.parse(slot.startsAt) === Date.parse(order.slot.startsAt) &&
    (slot.partySize ?? quantity) === wanted
  );
}
