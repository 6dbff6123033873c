import type { Booking } from '@stampede/mobile-sdk';

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
