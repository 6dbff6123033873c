import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { TablePages } from '../../parts/paging/table-pages.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { type BookingRow, useBookingColumns } from '../bookings/booking-columns.tsx';

/** The bookings of a customer, newest first, and what they bought as a guest before. */
export function CustomerBookings({ customer: { id, guestBookings } }: { readonly customer: CustomerRecord }) {
  const text = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const columns = useBookingColumns({ withContact: false }).filter((column) => column.id !== 'buyer');
  const list = usePagedList<BookingRow>({
    queryKey: ['customer-bookings', id],
    ask: async (page, options) => {
      const found = await client.bookings.search({ buyerId: id, ...page }, options);
      return { ...found, items: found.items.map((booking) => ({ booking })) };
    },
    names: ({ booking }) => ({ deals: [booking.dealId] }),
  });
  const count = `(${formats.number(list.loaded.length)}${list.hasMore ? '+' : ''})`;
  return (
    <Table
      wrapLines
      loading={list.isPending}
      loadingText={text('app.loading')}
      items={list.items}
      trackBy={({ booking }) => booking.id}
      columnDefinitions={columns}
      ariaLabels={{ tableLabel: text('customers.bookings') }}
      header={
        <Header {...(!list.isPending && !list.error && { counter: count })}>
          {text('customers.bookings')}
        </Header>
      }
      pagination={<TablePages {...list} />}
      footer={
        guestBookings.length > 0 && (
          <div>
            <Box variant="awsui-key-label">{text('customers.asGuest')}</Box>
            <ul className="customer-list">
              {guestBookings.map((bookingId) => (
                <li key={bookingId}>
                  <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>
                </li>
              ))}
            </ul>
          </div>
        )
      }
      empty={
        list.error ? <LoadError error={list.error} onRetry={list.refetch} /> : text('customers.bookingsNone')
      }
    />
  );
}
