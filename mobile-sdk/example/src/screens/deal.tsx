import { queryKeys, useLiveDeal } from '@stampede/mobile-sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { StyleSheet, useWindowDimensions, View } from 'react-native';
import { BigCountdown } from '../parts/big-countdown.tsx';
import { BuyPanel } from '../parts/buy-panel.tsx';
import { DealFacts } from '../parts/deal-facts.tsx';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Poster } from '../parts/poster.tsx';
import { Price } from '../parts/price.tsx';
import { Stock } from '../parts/stock.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { radius, space } from '../theme.ts';

export function DealScreen({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const wide = useWindowDimensions().width >= 820;
  const { deal, availability, countdown, error, isPending, canBook } = useLiveDeal(id);
  const retry = () => void queries.invalidateQueries({ queryKey: queryKeys.deal(id) });
  if (isPending) return <Loading what="the deal" />;
  if (!deal) return <Failure error={error} onRetry={retry} />;
  // Until somebody has told how many are left now, the deal says how many there were.
  const stock = availability ?? { ...deal, dealId: deal.id, now: deal.updatedAt };
  return (
    <View style={[styles.page, wide && styles.wide]}>
      <View style={wide && styles.left}>
        <View style={[styles.picture, wide && styles.pictureWide]}>
          <Poster deal={deal} />
        </View>
      </View>
      <View style={[styles.right, wide && styles.rightWide]}>
        <View style={styles.title}>
          <Heading level={1}>{deal.title}</Heading>
          <Words tone="muted">{deal.description}</Words>
        </View>
        <Panel>
          <View style={styles.price}>
            <Price deal={deal} large />
            <Stock of={stock} live />
          </View>
          {countdown && <BigCountdown countdown={countdown} />}
          <BuyPanel deal={deal} availability={stock} countdown={countdown} canBook={canBook} />
        </Panel>
        <View style={styles.facts}>
          <DealFacts deal={deal} />
        </View>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  page: { gap: space.xl },
  wide: { flexDirection: 'row', gap: space.xxl, paddingTop: space.l },
  left: { flex: 1.1 },
  right: { gap: space.xl },
  rightWide: { flex: 1 },
  picture: { aspectRatio: 2, borderRadius: radius.l, overflow: 'hidden' },
  pictureWide: { aspectRatio: 1.3 },
  title: { gap: space.m },
  price: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: space.m,
  },
  facts: { gap: space.xs },
});
