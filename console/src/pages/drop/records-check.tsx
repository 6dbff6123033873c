import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasRole, useClient, useFrame } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { useFormats } from '../../text/format.ts';

/** Compares the stock with the booking records. It reads all of them, so it runs only when asked for. */
export function RecordsCheck({ deal }: { readonly deal: AdminDeal }) {
  const text = useTranslations('drop');
  const { number, time } = useFormats();
  const client = useClient();
  const { me } = useFrame();
  const check = useQuery({
    queryKey: ['deal', deal.id, 'reconciliation'],
    queryFn: () => client.deals.reconciliation(deal.id),
    enabled: false,
  });
  if (!hasRole(me, 'admin')) return null;
  const found = check.data;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('checkHelp')}
          actions={
            <Button loading={check.isFetching} onClick={() => void check.refetch()}>
              {text('check')}
            </Button>
          }
        >
          {text('checkTitle')}
        </Header>
      }
    >
      {check.isError && <LoadError error={check.error} onRetry={() => void check.refetch()} />}
      {found && (
        <SpaceBetween size="m">
          <StatusIndicator type={found.balanced ? 'success' : 'error'}>
            {text(found.balanced ? 'balanced' : 'unbalanced', { time: time(found.countedAt) })}
          </StatusIndicator>
          <KeyValuePairs
            columns={4}
            items={[
              { label: text('total'), value: number(found.quantityTotal) },
              { label: text('unitsLeft'), value: number(found.available) },
              {
                label: text('soldNow'),
                value: text('recordsAndCounter', {
                  records: number(found.sold),
                  counter: number(found.counters.sold),
                }),
              },
              {
                label: text('heldNow'),
                value: text('recordsAndCounter', {
                  records: number(found.held),
                  counter: number(found.counters.held),
                }),
              },
            ]}
          />
        </SpaceBetween>
      )}
    </Container>
  );
}
