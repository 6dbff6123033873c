import { Pressable, StyleSheet, Text, View } from 'react-native';
import { digits, radius, size, space, usePalette } from '../theme.ts';
import { Words } from './words.tsx';

interface QuantityProps {
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

export function Quantity({ value, most, onChange }: QuantityProps) {
  const { ink } = usePalette();
  return (
    <View style={styles.row}>
      <Words kind="strong">How many?</Words>
      <View style={styles.steps}>
        <Step label="One less" sign="−" disabled={value <= 1} onPress={() => onChange(value - 1)} />
        <Text aria-live="polite" style={[styles.value, { color: ink }]}>
          {value}
        </Text>
        <Step label="One more" sign="+" disabled={value >= most} onPress={() => onChange(value + 1)} />
      </View>
    </View>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Step({ label, sign, disabled, onPress }: StepProps) {
  const { sunken, ink, muted } = usePalette();
  return (
    <Pressable
      role="button"
      aria-label={label}
      aria-disabled={disabled}
      disabled={disabled}
      onPress={onPress}
      style={[styles.step, { backgroundColor: sunken, opacity: disabled ? 0.5 : 1 }]}
    >
      <Text style={[styles.sign, { color: disabled ? muted : ink }]}>{sign}</Text>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
  steps: { flexDirection: 'row', alignItems: 'center', gap: space.s },
  step: { width: 44, height: 44, alignItems: 'center', justifyContent: 'center', borderRadius: radius.round },
  sign: { fontSize: size.title, fontWeight: '600' },
  value: { minWidth: 28, textAlign: 'center', fontSize: size.lead, fontWeight: '700', ...digits },
});
