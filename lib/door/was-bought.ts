import type { BookingRecord } from '../bookings/booking.ts';

/** Cancelled and refunded bookings are listed so that a door without a network knows their codes as void. */
export const wasBought = ({ status, confirmedAt, total }: BookingRecord): boolean =>
  status === 'confirmed' ||
  status === 'redeemed' ||
  status === 'fulfilled' ||
  ((status === 'cancelled' || status === 'refunded') &&
    (confirmedAt !== undefined || total.amountMinor === 0));
