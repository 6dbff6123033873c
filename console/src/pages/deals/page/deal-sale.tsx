import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { useFormats } from '../../../text/format.ts';

/** How the sale stands: units now, and orders and money as its events counted them. */
export function DealSale({ deal }: { readonly deal: AdminDeal }) {
  const text = useTranslations('deals');
  const formats = useFormats();
  const client = useClient();
  const figures = useQuery({
    queryKey: ['deal-figures', deal.id],
    queryFn: () => client.deals.figures(deal.id, { cache: 'none' }),
  });
  const { data } = figures;
  const revenue = data?.revenue.map(({ currency, netMinor }) =>
    formats.money({ amountMinor: netMinor, currency }),
  );
  const count = (value: number | undefined) => (value === undefined ? '…' : formats.number(value));
  return (
    <Container
      header={
        <Header variant="h2" description={text('page.figuresNote')}>
          {text('page.sale')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ProgressBar
          value={deal.quantityTotal === 0 ? 0 : (deal.available / deal.quantityTotal) * 100}
          label={text('units')}
          additionalInfo={text('unitsOf', {
            available: formats.number(deal.available),
            total: formats.number(deal.quantityTotal),
          })}
        />
        {deal.soldOut && <StatusIndicator type="warning">{text('page.soldOut')}</StatusIndicator>}
        {figures.isError ? (
          <Box color="text-status-error">{text('page.figuresFailed')}</Box>
        ) : (
          <KeyValuePairs
            columns={3}
            items={[
              { label: text('page.ordersDecided'), value: count(data?.orders) },
              { label: text('page.confirmed'), value: count(data?.confirmed) },
              { label: text('page.revenue'), value: revenue ? revenue.join(', ') || text('page.none') : '…' },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
