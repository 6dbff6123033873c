import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingId } from '../contract/ids.ts';
import { partition, shardOf } from './shard.ts';

/** The stock is in the id, so a booking's key is known without reading anything. */
export const dealBookingKey = (id: BookingId) => ({
  pk: partition(parseBookingId(id).stockId, shardOf(id)),
  sk: id,
});
