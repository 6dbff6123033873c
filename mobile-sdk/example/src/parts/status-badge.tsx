import type { Booking } from '@stampede/mobile-sdk';
import { StyleSheet, Text, View } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';
import { statusWords } from '../words/bookings.ts';

export function StatusBadge({ status }: { readonly status: Booking['status'] }) {
  const palette = usePalette();
  const { text, tone } = statusWords[status];
  const ground = {
    accent: palette.accentSoft,
    good: palette.goodSoft,
    bad: palette.badSoft,
    muted: palette.sunken,
  }[tone];
  return (
    <View style={[styles.badge, { backgroundColor: ground }]}>
      <Text style={[styles.text, { color: palette[tone] }]}>{text}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  badge: {
    alignSelf: 'flex-start',
    paddingVertical: 4,
    paddingHorizontal: space.m,
    borderRadius: radius.round,
  },
  text: { fontSize: size.small, fontWeight: '700' },
});
