import { NotFoundError, type StaffPayment } from '@stampede/mobile-sdk/admin';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';

/** How often a booking is read again while it is still changing by itself. */
const changingMs = 3_000;

/** Reads a booking. */
export function useBooking(bookingId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['booking', bookingId],
    queryFn: ({ signal }) => client.bookings.get(bookingId, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'queued' ? changingMs : false),
  });
}

/** Reads the payment of a booking; null for a booking without one. */
export function useBookingPayment(bookingId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['payment', bookingId],
    queryFn: async ({ signal }): Promise<StaffPayment | null> => {
      try {
        return await client.payments.get(bookingId, { signal });
      } catch (error) {
        if (error instanceof NotFoundError) return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) =>
      state.data?.refunds.some(({ status }) => status === 'requested') ? changingMs : false,
  });
}

/** Returns a function that reads a booking again, with all lists that may have it. */
export function useBookingChanged(bookingId: string): () => void {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of [['booking', bookingId], ['payment', bookingId], ['bookings'], ['failed-refunds']])
      void queries.invalidateQueries({ queryKey });
  };
}
