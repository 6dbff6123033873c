import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';
import { radius, space, usePalette } from '../theme.ts';

interface PanelProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'good' | 'bad';
  /** Screen readers read changes in it. */
  readonly announce?: boolean;
}

export function Panel({ children, tone = 'plain', announce = false }: PanelProps) {
  const { surface, line, accentSoft, goodSoft, badSoft } = usePalette();
  const ground = { plain: surface, accent: accentSoft, good: goodSoft, bad: badSoft }[tone];
  return (
    <View
      {...(announce && { role: 'status', 'aria-live': 'polite' })}
      style={[styles.panel, { backgroundColor: ground, borderColor: tone === 'plain' ? line : ground }]}
    >
      {children}
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space.m, padding: space.l, borderRadius: radius.m, borderWidth: 1 },
});
