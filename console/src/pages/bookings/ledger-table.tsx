import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { LedgerEntry } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

/** The kinds that have a name in both languages. A newer API may have more. */
type Kind = 'capture';

/** The entries of the ledger for this booking. The lines of an entry sum to zero. */
export function LedgerTable({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const kindOf = (kind: string) => {
    const key = `ledgerKinds.${kind as Kind}` as const;
    return text.has(key) ? text(key) : kind;
  };
  return (
    <Table
      variant="container"
      wrapLines
      items={entries.toSorted((one, other) => one.at.localeCompare(other.at))}
      trackBy={({ entry, currency }) => `${entry} ${currency}`}
      ariaLabels={{ tableLabel: text('ledger') }}
      header={
        <Header variant="h2" counter={`(${formats.number(entries.length)})`} description={text('ledgerHelp')}>
          {text('ledger')}
        </Header>
      }
      empty={<Box textAlign="center">{text('ledgerNone')}</Box>}
      columnDefinitions={[
        {
          id: 'kind',
          minWidth: 170,
          header: text('entry'),
          isRowHeader: true,
          cell: ({ kind, entry }: LedgerEntry) => (
            <>
              {kindOf(kind)}
              <Box fontSize="body-s" color="text-body-secondary">
                {entry}
              </Box>
            </>
          ),
        },
        {
          id: 'account',
          header: text('account'),
          cell: ({ lines }) => lines.map(({ account }) => <div key={account}>{account}</div>),
        },
        {
          id: 'amount',
          header: text('amount'),
          cell: ({ lines, currency }) =>
            lines.map(({ account, amountMinor }) => (
              <div key={account}>{formats.money({ amountMinor, currency })}</div>
            )),
        },
        { id: 'at', minWidth: 120, header: text('at'), cell: ({ at }) => formats.time(at) },
      ]}
    />
  );
}
