import type { GrantedBooking } from '@stampede/mobile-sdk';
import { useBooking } from '@stampede/mobile-sdk/react';
import { useGo } from '../navigation.tsx';
import { BookingPanel } from './booking-panel.tsx';
import { Button } from './button.tsx';

interface OrderOutcomeProps {
  readonly granted: GrantedBooking;
  readonly onAgain: () => void;
}

/** The buyer has the units. Shows the booking from here on, as it changes. */
export function OrderOutcome({ granted, onAgain }: OrderOutcomeProps) {
  const go = useGo();
  const { data: booking = granted } = useBooking(granted.id);
  const open = booking.status === 'held' || booking.status === 'confirmed';
  return (
    <>
      <BookingPanel booking={booking} />
      <Button kind="quiet" onPress={open ? () => go({ screen: 'booking', id: booking.id }) : onAgain}>
        {open ? 'See the booking' : 'Order again'}
      </Button>
    </>
  );
}
