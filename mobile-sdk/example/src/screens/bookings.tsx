import { useBookings } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
import { useGo } from '../navigation.tsx';
import { BookingRow } from '../parts/booking-row.tsx';
import { Button } from '../parts/button.tsx';
import { Failure } from '../parts/failure.tsx';
import { Loading, Notice } from '../parts/notice.tsx';
import { Heading } from '../parts/words.tsx';
import { space } from '../theme.ts';

export function BookingsScreen() {
  return (
    <View style={styles.page}>
      <Heading level={1}>My bookings</Heading>
      <Bookings />
    </View>
  );
}

function Bookings() {
  const go = useGo();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useBookings();
  if (isPending) return <Loading what="your bookings" />;
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  const bookings = data.pages.flatMap(({ items }) => items);
  if (bookings.length === 0)
    return (
      <Notice
        title="Nothing booked yet"
        action={<Button onPress={() => go({ screen: 'deals' })}>See what is on sale</Button>}
      >
        What you buy is kept here, without signing in and without a network.
      </Notice>
    );
  return (
    <View role="list" style={styles.list}>
      {bookings.map((booking) => (
        <View role="listitem" key={booking.id}>
          <BookingRow booking={booking} />
        </View>
      ))}
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  page: { width: '100%', maxWidth: 720, alignSelf: 'center', gap: space.xl, paddingTop: space.l },
  list: { gap: space.m },
});
