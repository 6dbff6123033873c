import type { Booking } from '@stampede/mobile-sdk';
import { cancelledWords, keptWords } from '../words/bookings.ts';
import { rejections } from '../words/rejections.ts';
import { HeldPanel } from './held-panel.tsx';
import { Panel } from './panel.tsx';
import { Refusal } from './refusal.tsx';
import { Words } from './words.tsx';

const over: Partial<Record<Booking['status'], readonly [title: string, next: string]>> = {
  queued: [
    'You are in line',
    'Many want this at once. We tell you in a moment; you can close the app meanwhile.',
  ],
  redeemed: ['Used', 'We hope that it was good.'],
  fulfilled: ['Delivered', 'Enjoy it.'],
  expired: ['The time to pay is over', 'The units went back on sale. Nothing was charged.'],
  refunded: ['Refunded', 'The money is on its way back to you.'],
};

/** The state of a booking, and the buyer's actions for it. */
export function BookingPanel({ booking }: { readonly booking: Booking }) {
  if (booking.status === 'held') return <HeldPanel booking={booking} />;
  if (booking.status === 'rejected') return <Refusal {...rejections[booking.rejection ?? 'sold_out']} />;
  if (booking.status === 'confirmed')
    return (
      <Panel tone="good" announce>
        <Words kind="strong" tone="good">
          {booking.quantity === 1 ? 'It is yours' : 'They are yours'}
        </Words>
        <Words>{keptWords(booking.quantity)}</Words>
      </Panel>
    );
  const [title = '', next = ''] =
    booking.status === 'cancelled' ? ['Cancelled', cancelledWords(booking)] : (over[booking.status] ?? []);
  return (
    <Panel announce>
      <Words kind="strong">{title}</Words>
      <Words tone="muted">{next}</Words>
    </Panel>
  );
}
