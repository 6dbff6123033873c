import { Pressable, StyleSheet, Text } from 'react-native';
import { size, usePalette } from '../theme.ts';

interface TextButtonProps {
  readonly children: string;
  readonly onPress: () => void;
  readonly color?: string;
}

/** A button for a secondary action. */
export function TextButton({ children, onPress, color }: TextButtonProps) {
  const { accent } = usePalette();
  return (
    <Pressable role="button" onPress={onPress} hitSlop={8} style={styles.button}>
      <Text style={[styles.label, { color: color ?? accent }]}>{children}</Text>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: { minHeight: 40, justifyContent: 'center' },
  label: { fontSize: size.small, fontWeight: '700', textDecorationLine: 'underline' },
});
