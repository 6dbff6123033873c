import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { StockCheck } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

type Claims = StockCheck['claims'];

/** The claims whose maker has stopped. */
export function ClaimsTable({ claims }: { readonly claims: Claims }) {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  return (
    <Table<Claims[number]>
      items={claims}
      trackBy="claimId"
      wrapLines
      ariaLabels={{ tableLabel: text('claims') }}
      header={<Header variant="h2">{text('claims')}</Header>}
      columnDefinitions={[
        {
          id: 'claim',
          header: text('claim'),
          isRowHeader: true,
          cell: ({ claimId }) => <Box variant="code">{claimId}</Box>,
        },
        { id: 'units', header: text('units'), cell: ({ units }) => formats.number(units) },
        { id: 'made', header: text('madeAt'), cell: ({ madeAt }) => formats.time(madeAt) },
        {
          id: 'intent',
          header: text('intent'),
          cell: ({ hasIntent }) => (
            <StatusIndicator type={hasIntent ? 'success' : 'error'}>
              {text(hasIntent ? 'intentThere' : 'intentGone')}
            </StatusIndicator>
          ),
        },
      ]}
    />
  );
}
