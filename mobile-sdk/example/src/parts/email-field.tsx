import { StyleSheet, TextInput } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';

interface EmailFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function EmailField({ value, onChange }: EmailFieldProps) {
  const { surface, line, ink, muted } = usePalette();
  return (
    <TextInput
      aria-label="Email for the receipt"
      placeholder="Email for the receipt"
      placeholderTextColor={muted}
      autoCapitalize="none"
      autoComplete="email"
      inputMode="email"
      value={value}
      onChangeText={onChange}
      style={[styles.field, { backgroundColor: surface, borderColor: line, color: ink }]}
    />
  );
}

const styles = StyleSheet.create({
  field: {
    minHeight: 48,
    paddingHorizontal: space.l,
    fontSize: size.body,
    borderRadius: radius.m,
    borderWidth: 1,
  },
});
