import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { shortId } from '../../parts/short-id.ts';
import { BookingStatus } from './booking-status.tsx';
import { isRefundable } from './consequences.ts';

interface Props {
  readonly booking: RecordedBooking;
  readonly payment: StaffPayment | undefined;
  readonly isFetching: boolean;
  readonly onReload: () => void;
  readonly onOpen: (dialog: string) => void;
}

/** The name of the booking, and what staff may do with it now. */
export function BookingHeader({ booking, payment, isFetching, onReload, onOpen }: Props) {
  const text = useTranslations();
  const { me } = useFrame();
  const mayAct = hasRole(me, 'admin', 'support');
  const canCancel = booking.status === 'held' || booking.status === 'confirmed';
  const canRefund = payment !== undefined && isRefundable(payment);
  return (
    <Header
      variant="h1"
      description={<BookingStatus status={booking.status} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={text('parts.refresh')}
            loading={isFetching}
            onClick={onReload}
          />
          {booking.status === 'held' && (
            <Button onClick={() => onOpen('extend')}>{text('bookings.extendOpen')}</Button>
          )}
          {mayAct && (
            <Button
              disabled={!canCancel}
              disabledReason={text('bookings.cannotCancel', {
                status: text(`bookings.statuses.${booking.status}`),
              })}
              onClick={() => onOpen('cancel')}
            >
              {text('bookings.cancelOpen')}
            </Button>
          )}
          {mayAct && (
            <Button
              variant="primary"
              disabled={!canRefund}
              disabledReason={text('bookings.cannotRefund')}
              onClick={() => onOpen('refund')}
            >
              {text('bookings.refundOpen')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      {text('bookings.one', { id: shortId(booking.id) })}
    </Header>
  );
}
