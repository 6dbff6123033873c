import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { dayOf, formatDay } from '../../parts/days.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Freshness, refetchMs } from './freshness.tsx';

/** The money of today in each currency. The day is that of the ledger, in UTC. */
export function TodayRevenue() {
  const text = useTranslations('overview');
  const app = useTranslations('app');
  const locale = useLocale();
  const formats = useFormats();
  const { session, me } = useFrame();
  const today = dayOf(Date.now());
  const revenue = useQuery({
    queryKey: ['overview', 'revenue', today],
    queryFn: async ({ signal }) =>
      (await session.client.revenue.list({ from: today, to: today, limit: 100 }, { signal })).items,
    refetchInterval: refetchMs,
  });
  const isStaff = hasRole(me, 'admin', 'support');
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={text(isStaff ? 'todayOfHouse' : 'todayOfSeller', { day: formatDay(locale, today) })}
          actions={<PageLink to="/revenue">{text('allRevenue')}</PageLink>}
        >
          {text('today')}
        </Header>
      }
      footer={<Freshness at={revenue.dataUpdatedAt} />}
    >
      {revenue.isPending && <StatusIndicator type="loading">{app('loading')}</StatusIndicator>}
      {revenue.isError && !revenue.data && (
        <LoadError error={revenue.error} onRetry={() => void revenue.refetch()} />
      )}
      {revenue.data?.length === 0 && <Box color="text-body-secondary">{text('noRevenue')}</Box>}
      {revenue.data && revenue.data.length > 0 && (
        <Table
          variant="embedded"
          contentDensity="compact"
          items={revenue.data}
          trackBy="currency"
          ariaLabels={{ tableLabel: text('today') }}
          columnDefinitions={[
            {
              id: 'net',
              header: text('net'),
              isRowHeader: true,
              cell: ({ netMinor, currency }) => (
                <Box fontSize="heading-m" fontWeight="bold">
                  {formats.money({ amountMinor: netMinor, currency })}
                </Box>
              ),
            },
            { id: 'payments', header: text('payments'), cell: ({ payments }) => formats.number(payments) },
            { id: 'units', header: text('units'), cell: ({ units }) => formats.number(units) },
            {
              id: 'refunded',
              header: text('refunded'),
              cell: ({ refundedMinor, currency }) => formats.money({ amountMinor: refundedMinor, currency }),
            },
          ]}
        />
      )}
    </Container>
  );
}
