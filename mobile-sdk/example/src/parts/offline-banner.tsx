import { useQueryClient } from '@tanstack/react-query';
import { StyleSheet, Text, View } from 'react-native';
import { useOnline } from '../shop-context.tsx';
import { size, space, usePalette } from '../theme.ts';
import { TextButton } from './text-button.tsx';

/** Warns that the shown data may be old while the server does not answer. */
export function OfflineBanner() {
  const { ink, paper } = usePalette();
  const queries = useQueryClient();
  if (useOnline()) return null;
  return (
    <View role="status" style={[styles.banner, { backgroundColor: ink }]}>
      <Text style={[styles.text, { color: paper }]}>You are offline. This is what we last heard.</Text>
      <TextButton color={paper} onPress={() => void queries.invalidateQueries()}>
        Try again
      </TextButton>
    </View>
  );
}

const styles = StyleSheet.create({
  banner: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: space.l,
    paddingVertical: space.xs,
    paddingHorizontal: space.l,
  },
  text: { fontSize: size.small, fontWeight: '600' },
});
