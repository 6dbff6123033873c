import type { Booking } from '../generated/types.gen.ts';

/** Something that hears of a booking sooner than polling would: the socket. Polling goes on beside it, more slowly. */
export interface BookingSource {
  /** Whether it can hear just now; then polling beside it may take its time. */
  readonly hears: boolean;
  /** Tells each state from now on, until the answered function is called. It may tell late, twice, or never. */
  watch(bookingId: string, as: 'guest' | undefined, tell: (booking: Booking) => void): () => void;
}
