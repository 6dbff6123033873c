import './drop.css';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { DropsTable } from './drops-table.tsx';
import { soonestFirst } from './soonest-first.ts';

/** Each state has its own read, and shows as many as a table holds. */
const mostRows = 50;
const mostEnded = 10;

/** The sales to watch: those that run, those that begin next, and the last ones to play again. */
export default function DropsPage() {
  const text = useTranslations('drop');
  const loading = useTranslations('app');
  const client = useClient();
  const list = async (state: 'live' | 'paused' | 'scheduled' | 'ended', limit: number) =>
    (await client.deals.list({ state, limit })).items;
  const running = useQuery({
    queryKey: ['deals', 'drop', 'running'],
    queryFn: async () =>
      soonestFirst((await Promise.all([list('live', mostRows), list('paused', mostRows)])).flat(), 'endsAt'),
    refetchInterval: 10_000,
  });
  const next = useQuery({
    queryKey: ['deals', 'drop', 'next'],
    queryFn: async () => soonestFirst(await list('scheduled', mostRows), 'startsAt'),
    refetchInterval: 10_000,
  });
  const ended = useQuery({
    queryKey: ['deals', 'drop', 'ended'],
    queryFn: () => list('ended', mostEnded),
    refetchInterval: 30_000,
  });
  const tables = [
    { id: 'running', read: running, isLive: true },
    { id: 'next', read: next, isLive: true },
    { id: 'ended', read: ended, isLive: false },
  ] as const;
  // The lists come at once: each that came later would push those below it.
  const isFirst = tables.some(({ read }) => read.isPending);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('dropsHelp')}>
        {text('title')}
      </Header>
      {isFirst && <StatusIndicator type="loading">{loading('loading')}</StatusIndicator>}
      {(isFirst ? [] : tables).map(({ id, read, isLive }) =>
        read.isError ? (
          <LoadError key={id} error={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <DropsTable
            key={id}
            title={text(`list.${id}`)}
            deals={read.data}
            isLive={isLive}
            empty={
              <SpaceBetween size="xs">
                <Box textAlign="center">{text(`none.${id}`)}</Box>
                {id === 'next' && (
                  <Box textAlign="center">
                    <PageButton to="/deals">{text('toDeals')}</PageButton>
                  </Box>
                )}
              </SpaceBetween>
            }
          />
        ),
      )}
    </SpaceBetween>
  );
}
