import { useDeals } from '@stampede/mobile-sdk/react';
import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { Button } from '../parts/button.tsx';
import { DealCard } from '../parts/deal-card.tsx';
import { Failure } from '../parts/failure.tsx';
import { Filter } from '../parts/filter.tsx';
import { Grid } from '../parts/grid.tsx';
import { Loading, Notice } from '../parts/notice.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { space } from '../theme.ts';

const filters = { all: 'All', live: 'On sale', scheduled: 'Opening soon' } as const;

export function DealsScreen() {
  const [state, setState] = useState<keyof typeof filters>('all');
  return (
    <>
      <View style={styles.intro}>
        <Heading level={1}>While they last</Heading>
        <Words kind="lead" tone="muted">
          A few good things at a time, for as long as there are some.
        </Words>
      </View>
      <Filter names={filters} chosen={state} onChoose={setState} />
      <DealGrid {...(state !== 'all' && { state })} />
    </>
  );
}

function DealGrid(query: { readonly state?: 'live' | 'scheduled' }) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeals({
    ...query,
    limit: 24,
  });
  if (isPending) return <Loading what="deals" />;
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  const deals = data.pages.flatMap(({ items }) => items);
  if (deals.length === 0)
    return <Notice title="Nothing here yet">New deals come up all the time. Have a look later.</Notice>;
  return (
    <>
      <Grid>
        {deals.map((deal) => (
          <DealCard key={deal.id} deal={deal} />
        ))}
      </Grid>
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

const styles = StyleSheet.create({ intro: { gap: space.s, paddingTop: space.l } });
