import type { Booking } from '../generated/types.gen.ts';

/** A source that reports a booking sooner than polling: the socket. Polling continues more slowly. */
export interface BookingSource {
  /** Returns whether the source is active now. Polling may then be slow. */
  readonly hears: boolean;
  /** Passes each state from now on, until the returned function is called. It may be late, repeated, or missing. */
  watch(bookingId: string, as: 'guest' | undefined, tell: (booking: Booking) => void): () => void;
}
