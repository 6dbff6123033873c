import type { BookingReader } from '../bookings/booking-reader.ts';
import type { BookingId, BuyerId, ServiceId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { bookedTimeOf, entryOfBooking, type ShownService } from './booking-entry.ts';
import { writeCalendar } from './write-calendar.ts';

export interface BookingCalendarDeps {
  readonly bookings: Pick<BookingReader, 'byId'>;
  readonly services: { get(id: ServiceId): Promise<ShownService | undefined> };
  readonly clock: Clock;
}

/**
 * Writes the calendar file of a buyer's booking.
 * @throws AppError `not_found`; `invalid_state` for a booking that has or had no time
 */
export async function getBookingCalendar(
  { bookings, services, clock }: BookingCalendarDeps,
  id: BookingId,
  buyerId: BuyerId,
): Promise<string> {
  const record = await bookings.byId(buyerId, id);
  if (!record) throw new AppError('not_found', 'There is no such booking, or it is not decided yet.');
  const time = bookedTimeOf(record);
  const service = time && (await services.get(time.serviceId));
  const entry = entryOfBooking(record, service, clock.now());
  if (!entry)
    throw new AppError('invalid_state', 'This booking has no time, so it does not fit into a calendar.');
  return writeCalendar({ method: entry.status === 'cancelled' ? 'cancel' : 'publish' }, [entry]);
}
