import { useClient } from '../../frame/context.ts';
import { type PagedList, usePagedList } from '../../parts/paging/use-paged-list.ts';
import type { BookingRow } from './booking-columns.tsx';
import { type BookingView, fits, queryOf } from './booking-search.ts';

const names = ({ booking }: BookingRow) => ({ deals: [booking.dealId] });

/** Finds the bookings of a view, by address when one is given. */
export function useFoundBookings(
  view: BookingView,
  { email, enabled }: { readonly email: string | undefined; readonly enabled: boolean },
): PagedList<BookingRow> {
  const client = useClient();
  const byView = usePagedList<BookingRow>({
    queryKey: ['bookings', view],
    ask: async (page, options) => {
      const found = await client.bookings.search({ ...queryOf(view, Date.now()), ...page }, options);
      return { ...found, items: found.items.map((booking) => ({ booking })) };
    },
    names,
    enabled: enabled && email === undefined,
  });
  const byEmail = usePagedList<BookingRow>({
    queryKey: ['bookings-of-address', email, { ...view, find: '-' }],
    ask: async (_, options) => {
      const { items } = await client.contacts.search({ email: email ?? '' }, options);
      const now = Date.now();
      const inAnyTime = { ...view, find: '-' };
      return { items: items.filter(({ booking }) => fits(booking, inAnyTime, now)), nextCursor: null };
    },
    names,
    enabled: email !== undefined,
    once: true,
  });
  return email === undefined ? byView : byEmail;
}
