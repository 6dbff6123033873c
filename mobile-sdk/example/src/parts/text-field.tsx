import type { Ref } from 'react';
import { StyleSheet, TextInput, View } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';
import { Words } from './words.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly kind: 'email' | 'search';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: () => void;
  /** The error of the field, in words. */
  readonly problem?: string | undefined;
  readonly ref?: Ref<TextInput>;
}

/** A field with its label above it, which stays visible while typing. */
export function TextField({
  label,
  placeholder,
  kind,
  value,
  onChange,
  onSubmit,
  problem,
  ref,
}: TextFieldProps) {
  const { surface, edge, ink, muted, bad } = usePalette();
  const problemId = `problem-${kind}`;
  return (
    <View style={styles.field}>
      <Words kind="small" tone="muted">
        {label}
      </Words>
      <TextInput
        {...(ref && { ref })}
        aria-label={label}
        aria-invalid={problem !== undefined}
        {...(problem !== undefined && { 'aria-describedby': problemId })}
        placeholder={placeholder}
        placeholderTextColor={muted}
        autoCapitalize="none"
        autoComplete={kind === 'email' ? 'email' : 'off'}
        inputMode={kind}
        value={value}
        onChangeText={onChange}
        {...(onSubmit && { onSubmitEditing: onSubmit })}
        style={[styles.input, { backgroundColor: surface, borderColor: problem ? bad : edge, color: ink }]}
      />
      {problem !== undefined && (
        <View role="alert" id={problemId}>
          <Words kind="small" tone="bad">
            {problem}
          </Words>
        </View>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  field: { gap: space.xs },
  input: {
    minHeight: 48,
    paddingHorizontal: space.l,
    fontSize: size.body,
    borderRadius: radius.m,
    borderWidth: 1,
  },
});
