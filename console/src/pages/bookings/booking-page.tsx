import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { BookingDialogs } from './booking-dialogs.tsx';
import { BookingFacts } from './booking-facts.tsx';
import { BookingHeader } from './booking-header.tsx';
import { BookingTimeline } from './booking-timeline.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { PaymentPanels } from './payment-panels.tsx';
import { QueuedBookingPanel } from './queued-booking.tsx';
import { useBooking, useBookingChanged, useBookingPayment } from './use-booking.ts';
import './bookings.css';

/** One booking: what it is, what happened to it, and what staff may do about it. */
export default function BookingPage() {
  const { bookingId = '' } = useParams();
  const booking = useBooking(bookingId);
  const payment = useBookingPayment(bookingId);
  const changed = useBookingChanged(bookingId);
  const [, show] = useOpenDialog();
  const { data } = booking;
  if (!data && booking.isError)
    return <LoadError isPage error={booking.error} onRetry={() => void booking.refetch()} />;
  if (!data) return <Loading />;
  const reload = () => {
    void booking.refetch();
    void payment.refetch();
  };
  if (data.status === 'queued') return <QueuedBookingPanel booking={data} />;
  const paid = payment.data ?? undefined;
  return (
    <SpaceBetween size="l">
      <BookingHeader
        booking={data}
        payment={paid}
        isFetching={booking.isFetching || payment.isFetching}
        onReload={reload}
        onOpen={show}
      />
      <div className="booking-panels">
        <SpaceBetween size="l">
          <BookingFacts booking={data} />
          <PaymentPanels query={payment} onOpen={show} />
        </SpaceBetween>
        <SpaceBetween size="l">
          <BookingTimeline booking={data} payment={paid} />
          <ContactPanel bookingId={data.id} />
        </SpaceBetween>
      </div>
      <BookingDialogs
        booking={data}
        payment={paid}
        onDone={(message) => {
          show(undefined);
          say(message);
          changed();
        }}
      />
    </SpaceBetween>
  );
}
