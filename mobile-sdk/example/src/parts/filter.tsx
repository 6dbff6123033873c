import { Pressable, ScrollView, StyleSheet, Text, useWindowDimensions, View } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';

interface FilterProps<Name extends string> {
  /** What is chosen here, for who does not see it. */
  readonly label: string;
  readonly names: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** One of a few. What does not fit beside each other goes below on a desk, and is reached by a swipe on a phone. */
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
            // The turned colours are as plain in the dark as in the light.
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
  // Room for the ring of who goes by keyboard; on a phone it scrolls from edge to edge.
  outside: { flexGrow: 0, marginHorizontal: -space.l },
  scroll: { paddingVertical: space.s, paddingHorizontal: space.l },
  row: { flexDirection: 'row', padding: space.xs, borderRadius: radius.round },
  wrapped: { flexWrap: 'wrap', alignSelf: 'flex-start', borderRadius: radius.l },
  choice: { minHeight: 40, justifyContent: 'center', paddingHorizontal: space.l, borderRadius: radius.round },
  label: { fontSize: size.small, fontWeight: '700' },
});
