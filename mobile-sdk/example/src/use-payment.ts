import { queryKeys, useStampede } from '@stampede/mobile-sdk/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useShop } from './shop-context.tsx';
import { explain } from './words/errors.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Begins the payment, shows the sheet, and notifies the shop when it is done. */
export function usePayment(bookingId: string) {
  const client = useStampede();
  const queries = useQueryClient();
  const { pay } = useShop();
  const sheetFor = async (email: string) => {
    for (;;) {
      const sheet = await client.payments.start(bookingId, { email });
      if (sheet.status === 'ready') return sheet;
      // Many buyers pay at once. The hold does not expire meanwhile.
      await pause(1_500);
    }
  };
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (email: string) => {
      await pay?.(await sheetFor(email));
      return client.payments.confirm(bookingId);
    },
    onSuccess: (booking) => {
      queries.setQueryData(queryKeys.booking(bookingId), booking);
      return queries.invalidateQueries({ queryKey: queryKeys.bookings() });
    },
  });
  return { start: mutate, isPaying: isPending, problem: error ? explain(error).next : undefined };
}
