import type { Booking, RecordedBooking } from '@stampede/mobile-sdk';
import { clockTime, money } from '../format.ts';

type Tone = 'accent' | 'good' | 'muted' | 'bad';

/** Each status of a booking, in the buyer's words. */
export const statusWords: Readonly<Record<Booking['status'], { text: string; tone: Tone }>> = {
  queued: { text: 'In line', tone: 'accent' },
  held: { text: 'Held for you', tone: 'accent' },
  confirmed: { text: 'Confirmed', tone: 'good' },
  redeemed: { text: 'Used', tone: 'muted' },
  fulfilled: { text: 'Delivered', tone: 'good' },
  rejected: { text: 'Not granted', tone: 'bad' },
  expired: { text: 'Not paid in time', tone: 'muted' },
  cancelled: { text: 'Cancelled', tone: 'muted' },
  refunded: { text: 'Refunded', tone: 'muted' },
};

export const heldWords = (quantity: number): string =>
  quantity === 1 ? 'Held for you' : `${quantity} held for you`;

/** The deadline of the payment, and the consequence of missing it. */
export const payByWords = (holdExpiresAt: string, quantity: number, write = clockTime): string =>
  `Pay by ${write(holdExpiresAt)}. After that ${quantity === 1 ? 'it goes' : 'they go'} to the next buyer.`;

export const keptWords = (quantity: number): string =>
  quantity === 1 ? 'It’s in My bookings, even offline.' : 'They’re in My bookings, even offline.';

/** The effect of cancelling: a hold costs nothing, and a payment is refunded by the deal's policy. */
export function cancelWords(booking: RecordedBooking, percent: number): string {
  const { status, total, quantity } = booking;
  const free = total.amountMinor === 0;
  const back = quantity === 1 ? 'It goes' : 'They go';
  if (status === 'held' || free)
    return `${back} back on sale. ${free ? 'It was free.' : 'Nothing was charged.'}`;
  return percent === 100
    ? `${back} back on sale, and all of ${money(total)} goes back to your card.`
    : `${back} back on sale, and ${percent}% of ${money(total)} goes back to your card.`;
}

/** Returns whether the buyer can cancel now. A paid booking without a refund cannot be cancelled. */
export const canCancel = ({ status, total }: RecordedBooking, percent: number): boolean =>
  status === 'held' || (status === 'confirmed' && (total.amountMinor === 0 || percent > 0));

/** The refund of a cancelled booking. */
export function cancelledWords({ payment, cancellation }: RecordedBooking): string {
  const back = payment?.refunded;
  const why = cancellation === 'deal_cancelled' ? 'The seller called it off. ' : '';
  return back && back.amountMinor > 0
    ? `${why}${money(back)} goes back the way it came. Banks take some days.`
    : `${why}Nothing was charged.`;
}
