import { ActivityIndicator, Pressable, type PressState, StyleSheet, Text } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';

interface ButtonProps {
  readonly children: string;
  readonly onPress?: () => void;
  readonly kind?: 'primary' | 'quiet';
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

export function Button({ children, onPress, kind = 'primary', busy = false, disabled = false }: ButtonProps) {
  const palette = usePalette();
  const primary = kind === 'primary';
  const idle = disabled && !busy;
  const ground = idle ? palette.sunken : primary ? palette.accent : palette.surface;
  const color = idle ? palette.muted : primary ? palette.onAccent : palette.ink;
  const border = primary ? ground : palette.line;
  return (
    <Pressable
      role="button"
      aria-busy={busy}
      aria-disabled={disabled || busy}
      disabled={disabled || busy}
      {...(onPress && { onPress })}
      style={({ pressed }: PressState) => [
        styles.button,
        { backgroundColor: ground, borderColor: border, opacity: pressed ? 0.85 : 1 },
      ]}
    >
      {busy && <ActivityIndicator color={color} />}
      <Text style={[styles.label, { color }]}>{children}</Text>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: {
    minHeight: 52,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.s,
    paddingHorizontal: space.xl,
    borderRadius: radius.m,
    borderWidth: 1,
  },
  label: { flexShrink: 1, textAlign: 'center', fontSize: size.body, fontWeight: '700' },
});
