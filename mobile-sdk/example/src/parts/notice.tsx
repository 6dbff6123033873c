import type { ReactNode } from 'react';
import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { space, usePalette } from '../theme.ts';
import { Heading, Words } from './words.tsx';

interface NoticeProps {
  readonly title: string;
  readonly children: string;
  /** The next action. */
  readonly action?: ReactNode;
}

/** The reason why a screen has nothing else to show. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <View role="status" style={styles.notice}>
      <Heading>{title}</Heading>
      <Words tone="muted" style={styles.centered}>
        {children}
      </Words>
      {action}
    </View>
  );
}

export function Loading({ what }: { readonly what: string }) {
  const { accent } = usePalette();
  return (
    <View role="status" aria-busy aria-label={`Loading ${what}`} style={styles.notice}>
      <ActivityIndicator color={accent} />
    </View>
  );
}

const styles = StyleSheet.create({
  notice: { alignItems: 'center', gap: space.m, paddingVertical: 72, paddingHorizontal: space.l },
  centered: { textAlign: 'center', maxWidth: 420 },
});
