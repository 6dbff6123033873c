import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { RecordedBooking } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { SoldName } from '../../parts/deal-name.tsx';
import { IdText } from '../../parts/id-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { timeZone, useFormats } from '../../text/format.ts';
import { PaymentStatus } from './booking-status.tsx';

export function BookingFacts({ booking }: { readonly booking: RecordedBooking }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const { rejection, cancellation, holdExpiresAt } = booking;
  const { me } = useFrame();
  const isGuest = booking.buyerId.startsWith('gst_');
  const buyerPage =
    isGuest || !hasRole(me, 'admin', 'support')
      ? `/bookings?find=${booking.buyerId}`
      : `/customers/${booking.buyerId}`;
  return (
    <Container
      header={
        <Header variant="h2" description={text('zone', { zone: timeZone() })}>
          {text('facts')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: text('deal'), value: <SoldName dealId={booking.dealId} slot={booking.slot} /> },
          {
            label: text(isGuest ? 'guest' : 'customer'),
            value: <PageLink to={buyerPage}>{booking.buyerId}</PageLink>,
          },
          {
            label: text('units'),
            value: text('unitsAt', {
              count: booking.quantity,
              units: formats.number(booking.quantity),
              price: formats.money(booking.unitPrice),
            }),
          },
          { label: text('total'), value: formats.money(booking.total) },
          { label: text('payment'), value: <PaymentStatus payment={booking.payment} /> },
          ...(booking.payment?.savedMethod
            ? [{ label: text('savedMethod'), value: text(`savedMethods.${booking.payment.savedMethod}`) }]
            : []),
          ...(rejection ? [{ label: text('rejection'), value: text(`rejections.${rejection}`) }] : []),
          ...(cancellation
            ? [{ label: text('cancellation'), value: text(`cancellations.${cancellation}`) }]
            : []),
          ...(holdExpiresAt
            ? [{ label: text('heldUntil'), value: <Deadline until={holdExpiresAt} soonHours={0.05} /> }]
            : []),
          ...(booking.confirmedAt
            ? [{ label: text('confirmedAt'), value: formats.time(booking.confirmedAt) }]
            : []),
          ...(booking.endedAt ? [{ label: text('endedAt'), value: formats.time(booking.endedAt) }] : []),
          { label: text('placed'), value: formats.time(booking.createdAt) },
          { label: text('changed'), value: formats.time(booking.updatedAt) },
          { label: text('id'), value: <IdText id={booking.id} /> },
        ]}
      />
    </Container>
  );
}
