import type { RecordedBooking } from '@stampede/mobile-sdk';
import { counted, moment, money } from './format.ts';
import { bookingCode } from './words/booking-code.ts';
import { statusWords } from './words/bookings.ts';

export type ReceiptLine = readonly [label: string, value: string];

/** Returns the purchase, payment and refunds. */
export function receiptLines(booking: RecordedBooking): readonly ReceiptLine[] {
  const { quantity, unitPrice, total, status, payment, createdAt, id } = booking;
  const free = total.amountMinor === 0;
  const paid = payment && ['paid', 'partially_refunded', 'refunded'].includes(payment.status);
  const lines: (ReceiptLine | false | undefined)[] = [
    ['Booked', moment(createdAt)],
    ['Status', statusWords[status].text],
    !free && [`${counted(quantity, 'unit')} at ${money(unitPrice)}`, money(total)],
    free && [counted(quantity, 'unit'), 'Free'],
    !free && ['Paid by card', paid ? money(total) : 'Nothing yet'],
    payment?.refunded && payment.refunded.amountMinor > 0 && ['Given back', money(payment.refunded)],
    ['Code', bookingCode(id)],
  ];
  return lines.filter((line) => line !== false && line !== undefined);
}

/** Returns the same as a file to save. */
export const receiptFile = (title: string, booking: RecordedBooking): string =>
  [
    'Last Call',
    `Receipt: ${title}`,
    '',
    ...receiptLines(booking).map(([label, value]) => `${label}: ${value}`),
    `Booking: ${booking.id}`,
    '',
  ].join('\n');
