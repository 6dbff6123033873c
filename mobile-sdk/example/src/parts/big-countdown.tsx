import type { Countdown } from '@stampede/mobile-sdk';
import { StyleSheet, Text, View } from 'react-native';
import { split, spoken, twoDigits } from '../format.ts';
import { digits, radius, size, space, usePalette } from '../theme.ts';

const says = { before: 'Opens in', open: 'Ends in', over: 'Ended' } as const;

/** Days, hours, minutes and seconds, each in a box. */
export function BigCountdown({ countdown }: { readonly countdown: Countdown }) {
  const { muted } = usePalette();
  const { phase, secondsLeft } = countdown;
  const { days, hours, minutes, seconds } = split(secondsLeft);
  return (
    <View role="timer" aria-label={phase === 'over' ? 'Ended' : `${says[phase]} ${spoken(secondsLeft)}`}>
      <Text style={[styles.title, { color: muted }]}>{says[phase]}</Text>
      <View style={styles.boxes} aria-hidden>
        {days > 0 && <Box value={String(days)} unit={days === 1 ? 'day' : 'days'} />}
        <Box value={twoDigits(hours)} unit="hours" />
        <Box value={twoDigits(minutes)} unit="min" />
        <Box value={twoDigits(seconds)} unit="sec" />
      </View>
    </View>
  );
}

function Box({ value, unit }: { readonly value: string; readonly unit: string }) {
  const { sunken, ink, muted } = usePalette();
  return (
    <View style={[styles.box, { backgroundColor: sunken }]}>
      <Text style={[styles.value, { color: ink }]}>{value}</Text>
      <Text style={[styles.unit, { color: muted }]}>{unit}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  title: { fontSize: size.small, fontWeight: '600', marginBottom: space.s },
  boxes: { flexDirection: 'row', gap: space.s },
  box: { flexGrow: 1, flexBasis: 0, alignItems: 'center', paddingVertical: space.m, borderRadius: radius.s },
  value: { fontSize: size.title, fontWeight: '800', ...digits },
  unit: { fontSize: size.small },
});
