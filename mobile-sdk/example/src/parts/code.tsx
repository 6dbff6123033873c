import { StyleSheet, Text, View } from 'react-native';
import { digits, radius, space, usePalette } from '../theme.ts';
import { bookingCode, spelled } from '../words/booking-code.ts';
import { Words } from './words.tsx';

/** The code that a buyer shows at the door, large enough to be read across a counter. */
export function Code({ bookingId }: { readonly bookingId: string }) {
  const { sunken, ink } = usePalette();
  const code = bookingCode(bookingId);
  return (
    <View style={[styles.code, { backgroundColor: sunken }]}>
      <Words kind="small" tone="muted">
        Show this code
      </Words>
      <Text aria-label={`Code ${spelled(code)}`} selectable style={[styles.large, { color: ink }]}>
        {code}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  code: { alignItems: 'center', gap: space.xs, padding: space.l, borderRadius: radius.m },
  large: { fontSize: 40, lineHeight: 48, fontWeight: '800', letterSpacing: 2, ...digits },
});
