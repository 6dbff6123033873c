import { type BookingRecord, statusAt } from '../bookings/booking.ts';
import { hasEnded } from '../bookings/status.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { Service } from '../contract/service.ts';
import { idFrom } from '../platform/ids.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { kindOfStock } from '../stock/stock-id.ts';
import type { CalendarEntry } from './write-calendar.ts';

/** The part of a service that calendars show. */
export type ShownService = Pick<Service, 'title' | 'location'>;

/** The booked time of a booking, in milliseconds since the epoch. */
export interface AppointmentTime {
  readonly serviceId: ServiceId;
  readonly from: number;
  readonly until: number;
}

/** Returns when a booking takes place; undefined for one without a slot. Its record says where it was moved to. */
export function bookedTimeOf({ stockId, slot }: BookingRecord): AppointmentTime | undefined {
  if (!slot || kindOfStock(stockId) !== 'slot') return undefined;
  const { serviceId, startsAt } = parseSlotStock(stockId);
  return { serviceId, from: startsAt, until: slot.endsAt };
}

/**
 * Returns the entry of a booking; undefined for one without a time, and for one that was rejected, because it never
 * was in a calendar.
 * @param now in milliseconds
 */
export function entryOfBooking(
  record: BookingRecord,
  service: ShownService | undefined,
  now: number,
): CalendarEntry | undefined {
  const time = bookedTimeOf(record);
  if (!time || record.status === 'rejected') return undefined;
  const status = statusAt(record, now);
  const location = service && addressLineOf(service);
  return {
    uid: uidOf(record.id),
    // A hold that lapsed is a change, also before its release is recorded as the next version.
    sequence: record.version + (status === record.status ? 0 : 1),
    status: status === 'held' ? 'tentative' : hasEnded({ status }) ? 'cancelled' : 'confirmed',
    from: time.from,
    until: time.until,
    summary: service?.title ?? 'Booking',
    ...(location && { location }),
    changedAt: record.updatedAt,
  };
}

/**
 * Makes the UID of a booking or a slot. Calendars send it to servers and guests, so it is no id of ours: a booking's id
 * carries a proof of its buyer.
 */
export const uidOf = (id: string): string => `${idFrom('evt', id)}@stampede`;

/** The address of a service in one line. */
export const addressLineOf = ({ location }: ShownService): string | undefined =>
  location && [location.address, location.city].filter(Boolean).join(', ');
