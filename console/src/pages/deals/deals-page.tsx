import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { useFormats } from '../../text/format.ts';

/** More rows than this make the table slow, and it has no virtualisation. */
const pageSize = 50;

/** All deals, newest first. */
export default function DealsPage() {
  const text = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const deals = useInfiniteQuery({
    queryKey: ['deals'],
    queryFn: async ({ pageParam }) =>
      await client.deals.list({ limit: pageSize, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (deals.isError) return <LoadError error={deals.error} onRetry={() => void deals.refetch()} />;
  const items = deals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SpaceBetween size="m">
      <Table
        variant="full-page"
        loading={deals.isPending}
        loadingText={text('app.loading')}
        items={items}
        trackBy="id"
        columnDefinitions={[
          {
            id: 'title',
            header: text('deals.name'),
            cell: (deal: AdminDeal) => deal.title,
            isRowHeader: true,
          },
          {
            id: 'state',
            header: text('deals.stateLabel'),
            cell: ({ state }) => (
              <StatusIndicator type={indicators[state]}>{text(`deals.states.${state}`)}</StatusIndicator>
            ),
          },
          { id: 'price', header: text('deals.price'), cell: ({ price }) => formats.money(price) },
          {
            id: 'window',
            header: text('deals.window'),
            cell: ({ startsAt, endsAt }) => `${formats.time(startsAt)} – ${formats.time(endsAt)}`,
          },
          {
            id: 'units',
            header: text('deals.units'),
            cell: ({ available, quantityTotal }) =>
              text('deals.unitsOf', {
                available: formats.number(available),
                total: formats.number(quantityTotal),
              }),
          },
        ]}
        header={
          <Header
            variant="awsui-h1-sticky"
            actions={<Button variant="primary">{text('deals.create')}</Button>}
          >
            {text('deals.title')}
          </Header>
        }
        empty={<Box textAlign="center">{text('state.empty')}</Box>}
      />
      {deals.hasNextPage && (
        <Box textAlign="center">
          <Button loading={deals.isFetchingNextPage} onClick={() => void deals.fetchNextPage()}>
            {text('state.more')}
          </Button>
        </Box>
      )}
    </SpaceBetween>
  );
}

const indicators: Record<AdminDeal['state'], StatusIndicatorProps.Type> = {
  draft: 'stopped',
  scheduled: 'pending',
  live: 'success',
  paused: 'warning',
  ended: 'info',
  cancelled: 'error',
};
