import type { Core } from '../core/create-core.ts';
import { pause } from '../core/limited.ts';
import type { SendOptions } from '../core/transport.ts';
import { listBookings } from '../generated/operations.ts';
import type { BookingPage, RecordedBooking } from '../generated/types.gen.ts';
import type { KeptOrder } from './kept-orders.ts';

/** When to look, in milliseconds after the last look: a rush is settled within seconds. */
const looks = [0, 1_000, 2_000, 4_000, 8_000] as const;
const slackMs = 5_000;
/** How far back to look for an order that was placed while the device's clock was ahead. */
const unknownMs = 15 * 60_000;

/**
 * An order whose answer got lost has no id that we know: it is in the list of bookings once it is decided.
 * What was recorded for the same deal and quantity since the order began, and is no other order's, is this one.
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
    // By the server's clock, whatever this device thinks that the time is: only the time in between is ours.
    const serverNow = Date.parse(header('date') ?? '') || core.now();
    const age = core.now() - placedAt;
    const since = serverNow - (age < 0 ? unknownMs : age) - slackMs;
    const found = data.items.find(
      ({ id, dealId, quantity, createdAt }) =>
        dealId === body.dealId &&
        quantity === (body.quantity ?? 1) &&
        Date.parse(createdAt) >= since &&
        !taken.has(id),
    );
    if (found) return found;
  }
  return undefined;
}
