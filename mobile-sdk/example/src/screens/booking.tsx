import { useBooking, useDeal } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
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
  return (
    <View style={styles.page}>
      <Booked dealId={booking.dealId} />
      <BookingPanel booking={booking} />
      <Words kind="small" tone="muted">{`Booking ${booking.id}`}</Words>
    </View>
  );
}

/** What was booked. */
function Booked({ dealId }: { readonly dealId: string }) {
  const go = useGo();
  const { data: deal } = useDeal(dealId);
  if (!deal) return null;
  return (
    <>
      <View style={styles.picture}>
        <Poster deal={deal} />
      </View>
      <Heading level={1}>{deal.title}</Heading>
      <Button kind="quiet" onPress={() => go({ screen: 'deal', id: deal.id })}>
        Back to the deal
      </Button>
    </>
  );
}

const styles = StyleSheet.create({
  page: { width: '100%', maxWidth: 560, alignSelf: 'center', gap: space.l, paddingTop: space.l },
  picture: { aspectRatio: 2.4, borderRadius: radius.l, overflow: 'hidden' },
});
