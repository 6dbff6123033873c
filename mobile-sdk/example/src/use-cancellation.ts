import { queryKeys, useStampede } from '@stampede/mobile-sdk/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { explain } from './words/errors.ts';

/** Cancels a booking, and notifies the shop. A repeated call is safe. */
export function useCancellation(bookingId: string) {
  const client = useStampede();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => client.bookings.cancel(bookingId),
    onSuccess: (booking) => {
      queries.setQueryData(queryKeys.booking(bookingId), booking);
      return queries.invalidateQueries({ queryKey: queryKeys.bookings() });
    },
  });
  return {
    cancel: () => mutate(),
    isCancelling: isPending,
    problem: error ? explain(error).next : undefined,
  };
}
