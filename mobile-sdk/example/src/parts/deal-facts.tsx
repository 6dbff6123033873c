import type { Deal } from '@stampede/mobile-sdk';
import { useStampede } from '@stampede/mobile-sdk/react';
import { StyleSheet, View } from 'react-native';
import { moment } from '../format.ts';
import { space, usePalette } from '../theme.ts';
import { categoryWords } from '../words/category.ts';
import { policyWords } from '../words/policy.ts';
import { Words } from './words.tsx';

/** The place, the time, and the cancellation policy. */
export function DealFacts({ deal }: { readonly deal: Deal }) {
  const { line } = usePalette();
  const { clock } = useStampede();
  const { location, startsAt, endsAt, category, cancellationPolicy } = deal;
  const facts = [
    location && (['Where', [location.address, location.city].filter(Boolean).join(', ')] as const),
    // Both times are in this device's zone, which is named once.
    ['On sale', `${moment(startsAt, { zone: false })} – ${moment(endsAt)}`] as const,
    ['Cancelling', policyWords(cancellationPolicy, clock.now())] as const,
    ['Category', categoryWords(category)] as const,
  ];
  return (
    <View role="list">
      {facts
        .filter((fact) => fact !== undefined)
        .map(([label, value]) => (
          <View key={label} role="listitem" style={[styles.fact, { borderColor: line }]}>
            <Words kind="small" tone="muted" style={styles.label}>
              {label}
            </Words>
            <Words style={styles.value}>{value}</Words>
          </View>
        ))}
    </View>
  );
}

const styles = StyleSheet.create({
  fact: {
    flexDirection: 'row',
    alignItems: 'baseline',
    gap: space.l,
    paddingVertical: space.m,
    borderTopWidth: 1,
  },
  label: { width: 84 },
  value: { flex: 1 },
});
