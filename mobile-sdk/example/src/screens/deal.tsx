import type { Deal } from '@stampede/mobile-sdk';
import { queryKeys, useLiveDeal } from '@stampede/mobile-sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { StyleSheet, useWindowDimensions, View } from 'react-native';
import { BackLink } from '../parts/back-link.tsx';
import { DealFacts } from '../parts/deal-facts.tsx';
import { Failure } from '../parts/failure.tsx';
import { Loading } from '../parts/notice.tsx';
import { Offer } from '../parts/offer.tsx';
import { Poster } from '../parts/poster.tsx';
import { Heading, Words } from '../parts/words.tsx';
import { radius, space } from '../theme.ts';

export function DealScreen({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const wide = useWindowDimensions().width >= 820;
  const { deal, availability, countdown, error, isPending, canBook } = useLiveDeal(id);
  const retry = () => void queries.invalidateQueries({ queryKey: queryKeys.deal(id) });
  if (isPending) return <Loading what="the deal" />;
  if (!deal) return <Failure error={error} onRetry={retry} />;
  // Until the availability is loaded, the deal's own numbers are shown.
  const stock = availability ?? { ...deal, dealId: deal.id, now: deal.updatedAt };
  const offer = <Offer deal={deal} availability={stock} countdown={countdown} canBook={canBook} />;
  return (
    <View>
      <BackLink to={{ screen: 'deals' }} label="Deals" />
      <View style={[styles.page, wide && styles.wide]}>
        <View style={[styles.column, wide && styles.left]}>
          <View style={[styles.picture, wide && styles.pictureWide]}>
            <Poster deal={deal} width={wide ? 640 : 420} />
          </View>
          {wide ? <Story deal={deal} /> : <Heading level={1}>{deal.title}</Heading>}
        </View>
        <View style={[styles.column, wide && styles.right]}>
          {wide && <Heading level={1}>{deal.title}</Heading>}
          {offer}
          {!wide && <Story deal={deal} />}
        </View>
      </View>
    </View>
  );
}

/** The description and terms: under the picture on a desktop, under the offer on a phone. */
function Story({ deal }: { readonly deal: Deal }) {
  return (
    <>
      {deal.description !== '' && <Words kind="lead">{deal.description}</Words>}
      <DealFacts deal={deal} />
    </>
  );
}

const styles = StyleSheet.create({
  page: { gap: space.xl },
  wide: { flexDirection: 'row', alignItems: 'flex-start', gap: space.xxl },
  column: { gap: space.xl },
  left: { flex: 1.3 },
  right: { flex: 1 },
  picture: { aspectRatio: 1.9, borderRadius: radius.l, overflow: 'hidden' },
  pictureWide: { aspectRatio: 1.7 },
});
