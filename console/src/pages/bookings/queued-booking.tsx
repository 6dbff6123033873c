import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { QueuedBooking } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { IdText } from '../../parts/id-text.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { BookingStatus } from './booking-status.tsx';

/** An order that waits for its decision. It has no record yet. */
export function QueuedBookingPanel({ booking }: { readonly booking: QueuedBooking }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('queuedHelp')}>
        {text('one', { id: shortId(booking.id) })}
      </Header>
      <Container header={<Header variant="h2">{text('facts')}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: text('status'), value: <BookingStatus status={booking.status} /> },
            { label: text('deal'), value: <SoldName dealId={booking.dealId} slot={booking.slot} /> },
            { label: text('units'), value: formats.number(booking.quantity) },
            { label: text('id'), value: <IdText id={booking.id} /> },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}
