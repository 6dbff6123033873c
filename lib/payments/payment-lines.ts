import type { BookingRecord } from '../bookings/booking.ts';
import type { PaymentLine } from './payment.ts';

/** Makes the lines of a booking's payment. It is the only place that does, so shipping, tax and gift cards will be added here. */
export const linesOf = ({ id, total }: Pick<BookingRecord, 'id' | 'total'>): PaymentLine[] => [
  { id: '1', kind: 'booking', subject: id, amount: total },
];
