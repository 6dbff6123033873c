import type { RecordedBooking } from '@stampede/mobile-sdk';
import { useDeal } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
import { clockTime, counted, moment, money } from '../format.ts';
import { radius, space, usePalette } from '../theme.ts';
import { statusWords } from '../words/bookings.ts';
import { Link } from './link.tsx';
import { Poster } from './poster.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Heading, Words } from './words.tsx';

export function BookingRow({ booking }: { readonly booking: RecordedBooking }) {
  const { surface, line, sunken } = usePalette();
  const { data: deal } = useDeal(booking.dealId);
  const { quantity, total, status, holdExpiresAt } = booking;
  const title = deal?.title ?? 'Your booking';
  const until =
    status === 'held' && holdExpiresAt ? `Pay by ${clockTime(holdExpiresAt)}` : moment(booking.createdAt);
  return (
    <Link
      to={{ screen: 'booking', id: booking.id }}
      label={`${title}, ${statusWords[status].text}`}
      style={[styles.row, { backgroundColor: surface, borderColor: line }]}
    >
      <View style={[styles.picture, { backgroundColor: sunken }]}>{deal && <Poster deal={deal} />}</View>
      <View style={styles.text}>
        <Heading level={3} lines={2}>
          {title}
        </Heading>
        <Words kind="small" tone="muted">
          {`${counted(quantity, 'unit')} · ${total.amountMinor === 0 ? 'free' : money(total)} · ${until}`}
        </Words>
        <StatusBadge status={status} />
      </View>
    </Link>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', overflow: 'hidden', borderRadius: radius.m, borderWidth: 1 },
  picture: { width: 96 },
  text: { flex: 1, gap: space.s, padding: space.l },
});
