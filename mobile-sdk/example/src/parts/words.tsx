import type { ReactNode } from 'react';
import { type StyleProp, StyleSheet, Text } from 'react-native';
import { size, usePalette } from '../theme.ts';

interface WordsProps {
  readonly children: ReactNode;
  readonly kind?: 'body' | 'small' | 'strong' | 'lead';
  readonly tone?: 'ink' | 'muted' | 'accent' | 'good' | 'bad';
  readonly lines?: number;
  /** The text can be selected and copied. */
  readonly selectable?: boolean;
  readonly style?: StyleProp;
}

export function Words({ children, kind = 'body', tone = 'ink', lines, selectable, style }: WordsProps) {
  const palette = usePalette();
  return (
    <Text
      {...(lines && { numberOfLines: lines })}
      {...(selectable && { selectable })}
      style={[styles[kind], { color: palette[tone] }, style]}
    >
      {children}
    </Text>
  );
}

interface HeadingProps {
  readonly children: string;
  readonly level?: 1 | 2 | 3;
  readonly lines?: number;
}

export function Heading({ children, level = 2, lines }: HeadingProps) {
  const { ink } = usePalette();
  return (
    <Text
      role="heading"
      aria-level={level}
      {...(lines && { numberOfLines: lines })}
      style={[styles[`heading${level}`], { color: ink }]}
    >
      {children}
    </Text>
  );
}

const styles = StyleSheet.create({
  body: { fontSize: size.body, lineHeight: 24 },
  small: { fontSize: size.small, lineHeight: 18 },
  strong: { fontSize: size.body, lineHeight: 22, fontWeight: '600' },
  lead: { fontSize: size.lead, lineHeight: 28 },
  heading1: { fontSize: size.display, lineHeight: 36, fontWeight: '800', letterSpacing: -0.6 },
  heading2: { fontSize: size.title, lineHeight: 28, fontWeight: '700', letterSpacing: -0.4 },
  heading3: { fontSize: size.lead, lineHeight: 24, fontWeight: '700', letterSpacing: -0.2 },
});
