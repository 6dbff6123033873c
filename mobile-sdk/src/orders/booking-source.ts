import type { Booking } from '../generated/types.gen.ts';

/** Something that hears of a booking sooner than polling would: the socket. Polling goes on beside it, more slowly. */
export interface BookingSource {
  /** Tells each state from now on, until the answered function is called. It may tell late, twice, or never. */
  watch(bookingId: string, as: 'guest' | undefined, tell: (booking: Booking) => void): () => void;
}
