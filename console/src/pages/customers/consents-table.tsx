import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { consentRows } from './consent-rows.ts';

/** Every answer that a customer gave, with the text that they saw. */
export function ConsentsTable({ customer }: { readonly customer: CustomerRecord }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const rows = consentRows(customer.consentHistory);
  return (
    <Table
      wrapLines
      items={rows}
      trackBy="key"
      ariaLabels={{ tableLabel: text('consents') }}
      header={
        <Header counter={`(${formats.number(rows.length)})`} description={text('consentsHelp')}>
          {text('consents')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'topic',
          minWidth: 120,
          header: text('topic'),
          isRowHeader: true,
          cell: ({ consent }) => text(`topics.${consent.topic}`),
        },
        {
          id: 'channel',
          minWidth: 110,
          header: text('channel'),
          cell: ({ consent }) => text(`channels.${consent.channel}`),
        },
        {
          id: 'answer',
          minWidth: 150,
          header: text('answer'),
          cell: ({ consent, isCurrent }) => (
            <>
              <StatusIndicator type={consent.granted ? 'success' : 'stopped'}>
                {text(consent.granted ? 'granted' : 'refused')}
              </StatusIndicator>{' '}
              {isCurrent && (
                <Box variant="small" display="inline">
                  {text('isCurrent')}
                </Box>
              )}
            </>
          ),
        },
        {
          id: 'wording',
          minWidth: 160,
          header: text('wording'),
          cell: ({ consent }) => consent.wording ?? '–',
        },
        { id: 'when', minWidth: 150, header: text('when'), cell: ({ consent }) => formats.time(consent.at) },
      ]}
      empty={text('consentsNone')}
    />
  );
}
