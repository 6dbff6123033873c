import { StyleSheet, View } from 'react-native';
import type { CardDeal } from '../card-of.ts';
import { radius, space, usePalette } from '../theme.ts';
import { categoryWords } from '../words/category.ts';
import { stockWords } from '../words/stock.ts';
import { Link } from './link.tsx';
import { Poster } from './poster.tsx';
import { Price } from './price.tsx';
import { Stock } from './stock.tsx';
import { TimerChip } from './timer-chip.tsx';
import { Heading, Words } from './words.tsx';

export function DealCard({ deal }: { readonly deal: CardDeal }) {
  const { surface, line } = usePalette();
  return (
    <Link
      to={{ screen: 'deal', id: deal.id }}
      label={`${deal.title}, ${stockWords(deal).text}`}
      style={[styles.card, { backgroundColor: surface, borderColor: line }]}
    >
      <View style={styles.picture}>
        <Poster deal={deal} />
        <View style={styles.timer}>{!deal.soldOut && <TimerChip deal={deal} />}</View>
      </View>
      <View style={styles.text}>
        <Heading level={3} lines={2}>
          {deal.title}
        </Heading>
        <View style={styles.facts}>
          <Words kind="small" tone="muted" lines={1}>
            {deal.location?.city ?? categoryWords(deal.category)}
          </Words>
          <Stock of={deal} />
        </View>
        <View style={styles.price}>
          <Price deal={deal} />
        </View>
      </View>
    </Link>
  );
}

const styles = StyleSheet.create({
  card: { flex: 1, overflow: 'hidden', borderRadius: radius.l, borderWidth: 1 },
  picture: { aspectRatio: 1.7, justifyContent: 'flex-end' },
  timer: { padding: space.m },
  text: { flexGrow: 1, gap: space.xs, padding: space.l },
  facts: { flexDirection: 'row', justifyContent: 'space-between', gap: space.m },
  price: { flexGrow: 1, justifyContent: 'flex-end', paddingTop: space.s },
});
