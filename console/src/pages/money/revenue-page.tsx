import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { download } from '../../parts/csv.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { useFormats } from '../../text/format.ts';
import { CurrencyRevenue } from './currency-revenue.tsx';
import { periodBefore, readPeriod } from './period.ts';
import { currenciesOf } from './revenue.ts';
import { revenueCsv } from './revenue-csv.ts';
import { RevenueFilters } from './revenue-filters.tsx';
import { useRevenue } from './use-revenue.ts';

/** The money by day, in each currency, beside the period before. */
export default function RevenuePage() {
  const text = useTranslations('money');
  const formats = useFormats();
  const [params] = useSearchParams();
  const period = readPeriod(params, Date.now());
  const seller = params.get('seller') ?? '';
  const now = useRevenue(period, seller);
  const before = useRevenue(periodBefore(period), seller);
  const failed = [now, before].find(({ isError, data }) => isError && !data);
  const days = now.data?.items ?? [];
  const currencies = currenciesOf([...days, ...(before.data?.items ?? [])]);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={text('revenueHelp')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="refresh"
              ariaLabel={text('refresh')}
              loading={now.isFetching && !now.isPending}
              onClick={() => void Promise.all([now.refetch(), before.refetch()])}
            />
            <Button
              iconName="download"
              disabled={days.length === 0}
              onClick={() => download(`revenue-${period.from}-${period.to}.csv`, revenueCsv(days))}
            >
              {text('csv')}
            </Button>
          </SpaceBetween>
        }
      >
        {text('revenue')}
      </Header>
      <RevenueFilters period={period} seller={seller} />
      {failed && <LoadError error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && (now.isPending || before.isPending) && <Spinner size="large" />}
      {now.data && before.data && (
        <>
          <Box variant="small">
            {text('freshness', { time: formats.time(new Date(now.dataUpdatedAt).toISOString()) })}
          </Box>
          {now.data.hasMore && <Alert type="warning">{text('tooMany')}</Alert>}
          {currencies.length === 0 && (
            <Container>
              <Box textAlign="center">{text('noRevenue')}</Box>
            </Container>
          )}
          {currencies.map((currency) => (
            <CurrencyRevenue
              key={currency}
              currency={currency}
              period={period}
              days={days}
              daysBefore={before.data.items}
            />
          ))}
        </>
      )}
    </SpaceBetween>
  );
}
