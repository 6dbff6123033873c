import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingId } from '../contract/ids.ts';
import { bookingShardOf, partition } from './shard.ts';

/** Returns a booking's key from its id, which contains the stock. It needs no read. */
export const dealBookingKey = (id: BookingId) => ({
  pk: partition(parseBookingId(id).stockId, bookingShardOf(id)),
  sk: id,
});
