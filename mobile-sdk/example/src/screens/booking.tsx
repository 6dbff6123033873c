import type { Booking } from '@stampede/mobile-sdk';
import { useBooking, useDeal } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
import { counted, moment, money } from '../format.ts';
import { useGo } from '../navigation.tsx';
import { BookingPanel } from '../parts/booking-panel.tsx';
import { Button } from '../parts/button.tsx';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/notice.tsx';
import { Poster } from '../parts/poster.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { radius, space } from '../theme.ts';

export function BookingScreen({ id }: { readonly id: string }) {
  const { data: booking, error, isPending, refetch } = useBooking(id);
  if (isPending) return <Loading what="the booking" />;
  if (!booking) return <Failure error={error} onRetry={() => void refetch()} />;
  return <BookingPage booking={booking} />;
}

function BookingPage({ booking }: { readonly booking: Booking }) {
  const go = useGo();
  const { data: deal } = useDeal(booking.dealId);
  return (
    <View style={styles.page}>
      <View style={styles.picture}>{deal && <Poster deal={deal} />}</View>
      <View style={styles.title}>
        <Heading level={1}>{deal?.title ?? 'Your booking'}</Heading>
        <Words tone="muted">{terms(booking)}</Words>
      </View>
      <BookingPanel booking={booking} />
      <Button kind="quiet" onPress={() => go({ screen: 'deal', id: booking.dealId })}>
        See the deal
      </Button>
      <Words kind="small" tone="muted">
        {booking.id}
      </Words>
    </View>
  );
}

/** How many, for how much, since when. */
function terms(booking: Booking): string {
  const units = counted(booking.quantity, 'unit');
  if (booking.status === 'queued') return units;
  const { total, createdAt } = booking;
  return [units, total.amountMinor === 0 ? 'free' : money(total), moment(createdAt)].join(' · ');
}

const styles = StyleSheet.create({
  page: { width: '100%', maxWidth: 560, alignSelf: 'center', gap: space.l, paddingTop: space.l },
  picture: { aspectRatio: 2.4, borderRadius: radius.l, overflow: 'hidden' },
  title: { gap: space.xs },
});
