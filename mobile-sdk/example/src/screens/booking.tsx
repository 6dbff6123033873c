import type { Booking } from '@stampede/mobile-sdk';
import { useBooking, useDeal } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
import { counted, moment, money } from '../format.ts';
import { useGo } from '../navigation.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { BookingPanel } from '../parts/booking-panel.tsx';
import { Button } from '../parts/button.tsx';
import { Cancellation } from '../parts/cancellation.tsx';
import { Code } from '../parts/code.tsx';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/notice.tsx';
import { Poster } from '../parts/poster.tsx';
import { Receipt } from '../parts/receipt.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { radius, space } from '../theme.ts';

export function BookingScreen({ id }: { readonly id: string }) {
  const { data: booking, error, isPending, refetch } = useBooking(id);
  if (isPending) return <Loading what="the booking" />;
  if (!booking) return <Failure error={error} onRetry={() => void refetch()} />;
  return <BookingPage booking={booking} />;
}

function BookingPage({ booking }: { readonly booking: Booking }) {
  const { data: deal } = useDeal(booking.dealId);
  const title = deal?.title ?? 'Your booking';
  return (
    <View style={styles.page}>
      <BackLink to={{ screen: 'bookings' }} label="My bookings" />
      <View style={styles.picture}>{deal && <Poster deal={deal} />}</View>
      <View style={styles.title}>
        <Heading level={1}>{title}</Heading>
        <Words tone="muted">{terms(booking)}</Words>
      </View>
      <BookingPanel booking={booking} />
      {booking.status === 'confirmed' && <Code bookingId={booking.id} />}
      {booking.dealId !== undefined && <DealButton dealId={booking.dealId} />}
      {booking.status !== 'queued' && deal && <Cancellation booking={booking} deal={deal} />}
      {booking.status !== 'queued' && booking.status !== 'rejected' && (
        <Receipt booking={booking} title={title} />
      )}
    </View>
  );
}

function DealButton({ dealId }: { readonly dealId: string }) {
  const go = useGo();
  return (
    <Button kind="quiet" onPress={() => go({ screen: 'deal', id: dealId })}>
      See the deal
    </Button>
  );
}

/** The quantity, the amount and the time. */
function terms(booking: Booking): string {
  const units = counted(booking.quantity, 'unit');
  if (booking.status === 'queued') return units;
  const { total, createdAt } = booking;
  return [units, total.amountMinor === 0 ? 'free' : money(total), moment(createdAt)].join(' · ');
}

const styles = StyleSheet.create({
  page: { width: '100%', maxWidth: 560, alignSelf: 'center', gap: space.l },
  picture: { aspectRatio: 2.4, borderRadius: radius.l, overflow: 'hidden' },
  title: { gap: space.xs },
});
