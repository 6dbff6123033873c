import { useCountdown } from '@stampede/mobile-sdk/react';
import { StyleSheet, Text, View } from 'react-native';
import { remaining, spoken } from '../format.ts';
import { digits, radius, size, space, usePalette } from '../theme.ts';

interface TimerChipProps {
  readonly deal: { readonly startsAt: string; readonly endsAt: string };
}

/** The time until the deal opens or ends, on a picture. */
export function TimerChip({ deal }: TimerChipProps) {
  const palette = usePalette();
  const countdown = useCountdown(deal);
  if (!countdown) return null;
  const { phase, secondsLeft } = countdown;
  const before = phase === 'before';
  const verb = before ? 'Opens in' : 'Ends in';
  return (
    <View
      role="timer"
      aria-label={phase === 'over' ? 'Ended' : `${verb} ${spoken(secondsLeft)}`}
      style={[styles.chip, { backgroundColor: before ? palette.ink : palette.surface }]}
    >
      <Text style={[styles.text, { color: before ? palette.paper : palette.ink }]}>
        {phase === 'over' ? 'Ended' : `${verb} ${remaining(secondsLeft)}`}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  chip: {
    alignSelf: 'flex-start',
    paddingVertical: 5,
    paddingHorizontal: space.m,
    borderRadius: radius.round,
  },
  text: { fontSize: size.small, fontWeight: '700', ...digits },
});
