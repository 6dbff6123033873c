import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { PricePoint } from '@stampede/mobile-sdk/admin';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { LoadError } from '../../../parts/load-state.tsx';
import { StaffName } from '../../../parts/staff-name.tsx';
import { useFormats } from '../../../text/format.ts';

const PriceChart = lazy(() => import('./price-chart.tsx'));

/** The prices of a deal over time, as a chart and as a table. */
export default function Prices({ dealId }: { readonly dealId: string }) {
  const text = useTranslations('deals.prices');
  const common = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const prices = useInfiniteQuery({
    queryKey: ['deal-prices', dealId],
    queryFn: async ({ pageParam }) =>
      await client.deals.priceHistory(dealId, { limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (prices.isError && !prices.data)
    return <LoadError error={prices.error} onRetry={() => void prices.refetch()} />;
  const items = prices.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SpaceBetween size="l">
      {items.length === 1 && <Box color="text-body-secondary">{text('one')}</Box>}
      {items.length > 1 && (
        <Container header={<Header variant="h2">{text('chart')}</Header>}>
          <Suspense fallback={<Box>{common('app.loading')}</Box>}>
            <PriceChart points={items} />
          </Suspense>
        </Container>
      )}
      <Table
        loading={prices.isPending}
        loadingText={common('app.loading')}
        items={items}
        header={<Header variant="h2">{text('table')}</Header>}
        empty={<Box textAlign="center">{text('empty')}</Box>}
        columnDefinitions={[
          {
            id: 'from',
            header: text('from'),
            cell: (point: PricePoint) => formats.time(point.from),
            isRowHeader: true,
          },
          { id: 'price', header: text('price'), cell: ({ price }) => formats.money(price) },
          {
            id: 'originalPrice',
            header: text('originalPrice'),
            cell: ({ originalPrice }) => formats.money(originalPrice),
          },
          { id: 'by', header: text('by'), cell: ({ changedBy }) => <StaffName id={changedBy} /> },
        ]}
      />
      {prices.hasNextPage && (
        <Button loading={prices.isFetchingNextPage} onClick={() => void prices.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </SpaceBetween>
  );
}
