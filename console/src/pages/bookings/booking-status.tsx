import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Booking, BookingPayment } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';

const ofStatus: Readonly<Record<Booking['status'], StatusIndicatorProps.Type>> = {
  queued: 'loading',
  held: 'pending',
  confirmed: 'success',
  redeemed: 'success',
  fulfilled: 'success',
  rejected: 'error',
  expired: 'stopped',
  cancelled: 'stopped',
  refunded: 'info',
};

export function BookingStatus({ status }: { readonly status: Booking['status'] }) {
  const text = useTranslations('bookings.statuses');
  return <StatusIndicator type={ofStatus[status]}>{text(status)}</StatusIndicator>;
}

const ofPayment: Readonly<Record<BookingPayment['status'], StatusIndicatorProps.Type>> = {
  preparing: 'loading',
  ready: 'pending',
  capturing: 'in-progress',
  paid: 'success',
  partially_refunded: 'info',
  refunded: 'info',
  voided: 'stopped',
};

/** The state of a booking's payment, as the booking has it. */
export function PaymentStatus({ payment }: { readonly payment: BookingPayment | undefined }) {
  const text = useTranslations('bookings');
  if (!payment) return text('noPayment');
  return (
    <StatusIndicator type={ofPayment[payment.status]}>{text(`payments.${payment.status}`)}</StatusIndicator>
  );
}
