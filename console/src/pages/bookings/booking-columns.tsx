import type { TableProps } from '@cloudscape-design/components/table';
import type { Attendee } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { BookingStatus, PaymentStatus } from './booking-status.tsx';

/** A booking in the table. Only the search by address brings the contacts. */
export type BookingRow = Attendee;

export function useBookingColumns({ withContact }: { readonly withContact: boolean }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const columns: TableProps.ColumnDefinition<BookingRow>[] = [
    {
      id: 'id',
      minWidth: 176,
      header: text('booking'),
      isRowHeader: true,
      cell: ({ booking }) => <PageLink to={`/bookings/${booking.id}`}>{shortId(booking.id)}</PageLink>,
    },
    {
      id: 'status',
      minWidth: 140,
      header: text('status'),
      cell: ({ booking }) => <BookingStatus status={booking.status} />,
    },
    {
      id: 'deal',
      minWidth: 140,
      header: text('deal'),
      cell: ({ booking }) => <SoldName dealId={booking.dealId} slot={booking.slot} />,
    },
    {
      id: 'buyer',
      minWidth: 180,
      header: text('buyer'),
      cell: ({ booking, contact }) =>
        withContact && contact ? (
          [contact.name, contact.email].filter(Boolean).join(' · ')
        ) : (
          <PageLink to={`/bookings?find=${booking.buyerId}`}>{shortId(booking.buyerId)}</PageLink>
        ),
    },
    { id: 'units', header: text('units'), cell: ({ booking }) => formats.number(booking.quantity) },
    { id: 'total', header: text('total'), cell: ({ booking }) => formats.money(booking.total) },
    {
      id: 'payment',
      minWidth: 150,
      header: text('payment'),
      cell: ({ booking }) => <PaymentStatus payment={booking.payment} />,
    },
    {
      id: 'placed',
      minWidth: 130,
      header: text('placed'),
      cell: ({ booking }) => formats.time(booking.createdAt),
    },
  ];
  return columns;
}
