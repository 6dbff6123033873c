import { Pressable, StyleSheet, Text, View } from 'react-native';
import { radius, size, space, usePalette } from '../theme.ts';

interface FilterProps<Name extends string> {
  readonly names: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** One of a few. */
export function Filter<Name extends string>({ names, chosen, onChoose }: FilterProps<Name>) {
  const palette = usePalette();
  return (
    <View role="tablist" style={[styles.row, { backgroundColor: palette.sunken }]}>
      {(Object.keys(names) as Name[]).map((name) => {
        const selected = name === chosen;
        return (
          <Pressable
            key={name}
            role="tab"
            aria-selected={selected}
            onPress={() => onChoose(name)}
            style={[styles.tab, selected && { backgroundColor: palette.surface }]}
          >
            <Text style={[styles.label, { color: selected ? palette.ink : palette.muted }]}>
              {names[name]}
            </Text>
          </Pressable>
        );
      })}
    </View>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignSelf: 'flex-start', padding: space.xs, borderRadius: radius.round },
  tab: { minHeight: 40, justifyContent: 'center', paddingHorizontal: space.l, borderRadius: radius.round },
  label: { fontSize: size.small, fontWeight: '700' },
});
