import type { ShownBlock } from '@stampede/mobile-sdk';
import { StyleSheet, View } from 'react-native';
import { cardOf } from '../card-of.ts';
import { space } from '../theme.ts';
import type { OpenBlock } from './block-link.tsx';
import { DealCard } from './deal-card.tsx';
import { Grid } from './grid.tsx';
import { HomeBanner } from './home-banner.tsx';
import { HomeCollection } from './home-collection.tsx';
import { TextButton } from './text-button.tsx';
import { Heading } from './words.tsx';

interface HomeBlocksProps {
  readonly blocks: readonly ShownBlock[];
  /** The id of a collection that the buyer opened. */
  readonly opened: string | undefined;
  readonly onOpen: OpenBlock;
  readonly onClose: () => void;
}

/** The blocks of the home page in their order, or all deals of the collection that the buyer opened. */
export function HomeBlocks({ blocks, opened, onOpen, onClose }: HomeBlocksProps) {
  const open = blocks.find(({ id, kind }) => kind === 'collection' && id === opened);
  if (open)
    return (
      <View style={styles.blocks}>
        <View style={styles.head}>
          <Heading>{open.title}</Heading>
          <TextButton onPress={onClose}>Back to everything</TextButton>
        </View>
        <Grid>
          {open.deals.map((deal) => (
            <DealCard key={deal.id} deal={cardOf(deal)} />
          ))}
        </Grid>
      </View>
    );
  return (
    <View style={styles.blocks}>
      {blocks.map((block) => {
        if (block.kind === 'collection') return <HomeCollection key={block.id} block={block} />;
        const isKnown = block.kind === 'banner' || block.kind === 'countdown';
        return isKnown && <HomeBanner key={block.id} block={block} onOpen={onOpen} />;
      })}
    </View>
  );
}

const styles = StyleSheet.create({
  blocks: { gap: space.xl },
  head: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', gap: space.s },
});
