import type { ShownBlock } from '@stampede/mobile-sdk';
import { ScrollView, StyleSheet, View } from 'react-native';
import { cardOf } from '../card-of.ts';
import { space } from '../theme.ts';
import { DealCard } from './deal-card.tsx';
import { Heading, Words } from './words.tsx';

/** A row of deals that scrolls sideways. */
export function HomeCollection({ block }: { readonly block: ShownBlock }) {
  return (
    <View style={styles.collection}>
      <Heading>{block.title}</Heading>
      {block.text && <Words tone="muted">{block.text}</Words>}
      <ScrollView horizontal showsHorizontalScrollIndicator={false}>
        <View role="list" style={styles.row}>
          {block.deals.map((deal) => (
            <View key={deal.id} role="listitem" style={styles.card}>
              <DealCard deal={cardOf(deal)} />
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}

const styles = StyleSheet.create({
  collection: { gap: space.s },
  row: { flexDirection: 'row', gap: space.m, paddingVertical: space.xs },
  card: { width: 264 },
});
