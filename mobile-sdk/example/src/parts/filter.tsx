import { Pressable, ScrollView, StyleSheet, Text, useWindowDimensions, View } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';

interface FilterProps<Name extends string> {
  /** The choice's name, for screen readers. */
  readonly label: string;
  readonly names: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** A choice of one of few. Options that do not fit wrap on a desktop, and scroll on a phone. */
export function Filter<Name extends string>({ label, names, chosen, onChoose }: FilterProps<Name>) {
  const palette = usePalette();
  const wide = useWindowDimensions().width >= 820;
  const choices = (
    <View
      role="group"
      aria-label={label}
      style={[styles.row, wide && styles.wrapped, { backgroundColor: palette.sunken }]}
    >
      {(Object.keys(names) as Name[]).map((name) => {
        const pressed = name === chosen;
        return (
          <Pressable
            key={name}
            role="button"
            aria-pressed={pressed}
            onPress={() => onChoose(name)}
            // The inverted colours are readable in both dark and light mode.
            style={[styles.choice, pressed && { backgroundColor: palette.ink }]}
          >
            <Text style={[styles.label, { color: pressed ? palette.paper : palette.ink }]}>
              {names[name]}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
  if (wide) return choices;
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      style={styles.outside}
      contentContainerStyle={styles.scroll}
    >
      {choices}
    </ScrollView>
  );
}

const styles = StyleSheet.create({
  // Leaves room for the focus ring of keyboard users. On a phone the row scrolls from edge to edge.
  outside: { flexGrow: 0, marginHorizontal: -space.l },
  scroll: { paddingVertical: space.s, paddingHorizontal: space.l },
  row: { flexDirection: 'row', padding: space.xs, borderRadius: radius.round },
  wrapped: { flexWrap: 'wrap', alignSelf: 'flex-start', borderRadius: radius.l },
  choice: { minHeight: 40, justifyContent: 'center', paddingHorizontal: space.l, borderRadius: radius.round },
  label: { fontSize: size.small, fontWeight: '700' },
});
