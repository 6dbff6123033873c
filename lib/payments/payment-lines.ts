import type { BookingRecord } from '../bookings/booking.ts';
import type { PaymentLine } from './payment.ts';

/** The lines that a booking is paid by. The one place that makes them: shipping, tax and gift cards join here. */
export const linesOf = ({ id, total }: Pick<BookingRecord, 'id' | 'total'>): PaymentLine[] => [
  { id: '1', kind: 'booking', subject: id, amount: total },
];
