import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageButton, PageLink } from '../../parts/page-link.tsx';
import { Unmeasured } from '../../parts/unmeasured.tsx';
import { useFormats } from '../../text/format.ts';
import { DealStateSign } from '../deals/deal-state.tsx';
import { Freshness, refetchMs } from './freshness.tsx';
import { nowAndSoon } from './now-and-soon.ts';

/** The table is a glance; the page of deals has them all. */
const mostShown = 10;

/** The deals that sell now or soon, with a way into their drop room. */
export function DealsNow() {
  const text = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const deals = useQuery({
    queryKey: ['overview', 'deals'],
    queryFn: async ({ signal }) => {
      const states = ['live', 'paused', 'scheduled'] as const;
      const pages = await Promise.all(
        states.map(async (state) => await client.deals.list({ state, limit: 50 }, { signal })),
      );
      return {
        items: nowAndSoon(pages.flatMap(({ items }) => items)),
        hasMore: pages.some(({ nextCursor }) => nextCursor !== null),
      };
    },
    refetchInterval: refetchMs,
  });
  return (
    <Unmeasured isLoading={deals.isPending}>
      <Table
        wrapLines
        loading={deals.isPending}
        loadingText={text('app.loading')}
        items={deals.data?.items.slice(0, mostShown) ?? []}
        trackBy="id"
        ariaLabels={{ tableLabel: text('overview.deals') }}
        columnDefinitions={[
          {
            id: 'title',
            header: text('deals.name'),
            minWidth: 180,
            isRowHeader: true,
            cell: ({ id, title }: AdminDeal) => <PageLink to={`/deals/${id}`}>{title}</PageLink>,
          },
          {
            id: 'state',
            header: text('deals.stateLabel'),
            minWidth: 120,
            cell: ({ state }) => <DealStateSign state={state} />,
          },
          {
            id: 'when',
            header: text('overview.when'),
            minWidth: 170,
            cell: ({ state, startsAt, endsAt }) =>
              state === 'scheduled'
                ? text('overview.starts', { time: formats.time(startsAt) })
                : text('overview.ends', { time: formats.time(endsAt) }),
          },
          {
            id: 'units',
            header: text('deals.units'),
            minWidth: 120,
            cell: ({ available, quantityTotal }) =>
              text('deals.unitsOf', {
                available: formats.number(available),
                total: formats.number(quantityTotal),
              }),
          },
          {
            id: 'room',
            header: text('nav.drop'),
            minWidth: 110,
            cell: ({ id, title }) => (
              <PageLink to={`/deals/${id}/drop`} ariaLabel={text('overview.roomOf', { title })}>
                {text('overview.room')}
              </PageLink>
            ),
          },
        ]}
        header={
          <Header
            variant="h2"
            {...(deals.data && {
              counter: `(${formats.number(deals.data.items.length)}${deals.data.hasMore ? '+' : ''})`,
            })}
            actions={<PageButton to="/deals">{text('overview.allDeals')}</PageButton>}
          >
            {text('overview.deals')}
          </Header>
        }
        footer={<Freshness at={deals.dataUpdatedAt} />}
        empty={
          deals.isError ? (
            <LoadError error={deals.error} onRetry={() => void deals.refetch()} />
          ) : (
            <Box textAlign="center">{text('overview.noDeals')}</Box>
          )
        }
      />
    </Unmeasured>
  );
}
