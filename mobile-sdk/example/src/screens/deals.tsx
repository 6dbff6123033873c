import { useDeals } from '@stampede/mobile-sdk/react';
import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { categoriesOf, choose, type Sort, sorts } from '../catalogue.ts';
import { counted } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { DealCard } from '../parts/deal-card.tsx';
import { Failure } from '../parts/failure.tsx';
import { Filter } from '../parts/filter.tsx';
import { Grid } from '../parts/grid.tsx';
import { HomeBlocks } from '../parts/home-blocks.tsx';
import { Loading, Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { space } from '../theme.ts';
import { useHome } from '../use-home.ts';
import { categoryWords } from '../words/category.ts';

const states = { all: 'All', live: 'On sale', scheduled: 'Opening soon' } as const;

export function DealsScreen() {
  const [state, setState] = useState<keyof typeof states>('all');
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('all');
  const [sort, setSort] = useState<Sort>('listed');
  const [opened, setOpened] = useState<string>();
  const { blocks } = useHome();
  const query = useDeals({ ...(state !== 'all' && { state }), limit: 100 });
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? [];
  // The chosen category stays visible, so that the buyer can remove it even when no deal has it.
  const slugs = [...new Set([...categoriesOf(loaded), ...(category === 'all' ? [] : [category])])];
  const categories = Object.fromEntries([
    ['all', 'Everything'],
    ...slugs.map((slug) => [slug, categoryWords(slug)]),
  ]);
  const found = choose(loaded, { words, category: category === 'all' ? undefined : category, sort });
  return (
    <>
      <View style={styles.intro}>
        <Heading level={1}>While they last</Heading>
        <Words kind="lead" tone="muted">
          A few good things at a time, for as long as there are some.
        </Words>
      </View>
      {/* A banner may choose a category: its deals are then at the top. */}
      {blocks.length > 0 && category === 'all' && (
        <HomeBlocks
          blocks={blocks}
          opened={opened}
          onOpen={({ kind, target }) => (kind === 'category' ? setCategory(target) : setOpened(target))}
          onClose={() => setOpened(undefined)}
        />
      )}
      <View role="search" style={styles.search}>
        <TextField
          kind="search"
          label="Search"
          placeholder="Sushi, Lisbon, for two …"
          value={words}
          onChange={setWords}
        />
        <View style={styles.filters}>
          <Filter label="State" names={states} chosen={state} onChoose={setState} />
          <Filter label="Sort by" names={sorts} chosen={sort} onChoose={setSort} />
        </View>
        <Filter label="Category" names={categories} chosen={category} onChoose={setCategory} />
      </View>
      <Found
        query={query}
        found={found}
        loaded={loaded.length}
        narrowed={words !== '' || category !== 'all'}
      />
    </>
  );
}

interface FoundProps {
  readonly query: ReturnType<typeof useDeals>;
  readonly found: ReturnType<typeof choose>;
  readonly loaded: number;
  /** The filters hide some of the loaded deals. */
  readonly narrowed: boolean;
}

function Found({ query, found, loaded, narrowed }: FoundProps) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  if (isPending) return <Loading what="deals" />;
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {narrowed && (
        <View role="status" aria-live="polite">
          <Words kind="small" tone="muted">
            {`${counted(found.length, 'deal')} of the ${loaded} that are loaded`}
          </Words>
        </View>
      )}
      {found.length === 0 && (
        <Notice title={narrowed ? 'Nothing like that' : 'Nothing here yet'}>
          {narrowed
            ? 'Try fewer words, or another category.'
            : 'New deals come up all the time. Have a look later.'}
        </Notice>
      )}
      <Grid>
        {found.map((deal) => (
          <DealCard key={deal.id} deal={deal} />
        ))}
      </Grid>
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {narrowed ? 'Load more deals to search' : 'Show more'}
        </Button>
      )}
    </>
  );
}

const styles = StyleSheet.create({
  intro: { gap: space.s, paddingTop: space.l },
  search: { gap: space.s },
  filters: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', gap: space.xs },
});
