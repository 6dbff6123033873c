import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Report } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { formatDay, today } from '../../parts/days.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Unmeasured } from '../../parts/unmeasured.tsx';
import { timeZone, useFormats, useRegion } from '../../text/format.ts';
import { Comparison } from '../reports/comparison.tsx';
import { CountedUntil } from '../reports/counted-until.tsx';
import { conversionOf } from '../reports/measures.ts';
import { refetchMs } from './freshness.tsx';
import { soFar } from './so-far.ts';

/** The day so far beside the same weekday a week ago, up to the same hour. Days are those of the device's time zone. */
export function Today() {
  const text = useTranslations('overview');
  const app = useTranslations('app');
  const locale = useRegion();
  const client = useClient();
  const zone = timeZone();
  const day = today(Date.now(), zone);
  const report = useQuery({
    queryKey: ['overview', 'today', day],
    queryFn: ({ signal }) =>
      client.reports.get({ by: 'hour', from: day, to: day, timeZone: zone, compare: 'week' }, { signal }),
    refetchInterval: refetchMs,
  });
  return (
    <Unmeasured isLoading={report.isPending}>
      <Container
        fitHeight
        header={
          <Header
            variant="h2"
            description={text('todayHelp', { day: formatDay(locale, day) })}
            actions={<PageLink to={`/reports?from=${day}&to=${day}`}>{text('allReports')}</PageLink>}
          >
            {text('today')}
          </Header>
        }
        {...(report.data && { footer: <CountedUntil report={report.data} readAt={report.dataUpdatedAt} /> })}
      >
        {report.isPending && <StatusIndicator type="loading">{app('loading')}</StatusIndicator>}
        {report.isError && !report.data && (
          <LoadError error={report.error} onRetry={() => void report.refetch()} />
        )}
        {report.data && <SoFarFigures report={report.data} />}
      </Container>
    </Unmeasured>
  );
}

function SoFarFigures({ report }: { readonly report: Report }) {
  const text = useTranslations('overview');
  const formats = useFormats();
  const { today: now, before } = soFar(report, Date.now());
  const count = (label: string, name: 'orders' | 'units' | 'cancelled') => ({
    label,
    value: (
      <Comparison
        value={formats.number(now[name])}
        now={now[name]}
        before={before[name]}
        shownBefore={formats.number(before[name])}
        isCost={name === 'cancelled'}
      />
    ),
  });
  const share = (value: number | undefined) => (value === undefined ? '–' : formats.share(value));
  const currencies = [...new Set([...now.net.keys(), ...before.net.keys()])].toSorted();
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={3}
        items={[
          ...currencies.map((currency) => {
            const [amount, other] = [now.net.get(currency) ?? 0, before.net.get(currency) ?? 0];
            return {
              label: text('net', { currency }),
              value: (
                <Comparison
                  value={formats.money({ amountMinor: amount, currency })}
                  now={amount}
                  before={other}
                  shownBefore={formats.money({ amountMinor: other, currency })}
                />
              ),
            };
          }),
          count(text('orders'), 'orders'),
          {
            label: text('conversion'),
            value: (
              <Comparison
                value={share(conversionOf(now))}
                now={conversionOf(now)}
                before={conversionOf(before)}
                shownBefore={share(conversionOf(before))}
              />
            ),
          },
          count(text('units'), 'units'),
          count(text('cancelled'), 'cancelled'),
        ]}
      />
      {currencies.length === 0 && <span>{text('noRevenue')}</span>}
    </SpaceBetween>
  );
}
