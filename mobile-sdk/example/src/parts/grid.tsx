import { Children, type ReactNode } from 'react';
import { StyleSheet, useWindowDimensions, View } from 'react-native';
import { space } from '../theme.ts';

/** One column on a phone, three on a desktop. */
export function Grid({ children }: { readonly children: ReactNode }) {
  const { width } = useWindowDimensions();
  const columns = width >= 960 ? 3 : width >= 620 ? 2 : 1;
  return (
    <View role="list" style={styles.grid}>
      {Children.map(children, (child) => (
        <View role="listitem" style={[styles.cell, { width: `${100 / columns}%` }]}>
          {child}
        </View>
      ))}
    </View>
  );
}

const styles = StyleSheet.create({
  // Each side of a cell has half a gap, so that the widths stay whole fractions.
  grid: { flexDirection: 'row', flexWrap: 'wrap', margin: -space.s },
  cell: { padding: space.s },
});
