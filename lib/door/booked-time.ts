import type { BookingRecord } from '../bookings/booking.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { localDay } from '../zones/local-time.ts';
import type { BookedTime } from './decide-redemption.ts';

const minuteMs = 60_000;

/** Returns the time of a booking, as it is now: a booking may have been moved. @returns undefined for one of a deal */
export function bookedTime(
  { stockId, slot }: Pick<BookingRecord, 'stockId' | 'slot'>,
  now: number,
): BookedTime | undefined {
  if (!slot) return undefined;
  const { startsAt } = parseSlotStock(stockId);
  const { endsAt, timeZone } = slot;
  const dayOf = (at: number) => localDay(timeZone, Math.floor(at / minuteMs));
  return { startsAt, endsAt, isToday: dayOf(startsAt) === dayOf(now) };
}
