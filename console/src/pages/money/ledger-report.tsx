import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { LedgerReport } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { differenceKey, useDifferenceColumns } from './difference-columns.tsx';

/** A report: how much was compared, and each difference with a way to its booking. */
export function LedgerReportView({ report }: { readonly report: LedgerReport }) {
  const text = useTranslations('money');
  const formats = useFormats();
  const { compared, differing, differences, madeAt } = report;
  const columns = useDifferenceColumns();
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={4}
          minColumnWidth={170}
          items={[
            {
              label: text('result'),
              value: (
                <StatusIndicator type={differing === 0 ? 'success' : 'error'}>
                  {differing === 0 ? text('agrees') : text('differs', { count: differing })}
                </StatusIndicator>
              ),
            },
            { label: text('comparedHere'), value: formats.number(compared.here) },
            { label: text('comparedStripe'), value: formats.number(compared.stripe) },
            { label: text('madeAt'), value: formats.time(madeAt) },
          ]}
        />
      </Container>
      {differing > 0 && (
        <Alert type="warning" header={text('differHeader')}>
          {text('differHelp')}
        </Alert>
      )}
      <Table
        items={differences}
        trackBy={differenceKey}
        wrapLines
        ariaLabels={{ tableLabel: text('differences') }}
        header={
          <Header
            variant="h2"
            counter={`(${formats.number(differing)})`}
            description={
              differing > differences.length
                ? text('firstOnly', { count: formats.number(differences.length) })
                : undefined
            }
          >
            {text('differences')}
          </Header>
        }
        columnDefinitions={[
          ...columns,
          {
            id: 'since',
            header: text('since'),
            cell: ({ bookingId, agreedAt }) =>
              bookingId ? (
                <>
                  {agreedAt && (
                    <StatusIndicator type="success">
                      {text('agreedAt', { time: formats.time(agreedAt) })}
                    </StatusIndicator>
                  )}
                  <PageLink to={`/reconciliation/payments/${bookingId}`}>{text('compareNow')}</PageLink>
                </>
              ) : (
                '–'
              ),
          },
          {
            id: 'booking',
            header: text('booking'),
            cell: ({ bookingId }) =>
              bookingId ? <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink> : '–',
          },
        ]}
        empty={<Box textAlign="center">{text('noDifferences')}</Box>}
      />
    </SpaceBetween>
  );
}
