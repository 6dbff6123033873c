import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { LedgerDifference } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { effects, ledgerAmount } from '../money/ledger-amount.ts';

/** The movements that one side lacks, or has with another amount. */
export function DifferencesTable({ differences }: { readonly differences: readonly LedgerDifference[] }) {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const amount = (typed: string | undefined) => {
    const money = ledgerAmount(typed);
    return money ? formats.money(money) : (typed ?? '–');
  };
  const effectText = (effect: string) => {
    const known = effects.find((one) => one === effect);
    return known ? text(`effects.${known}`) : effect;
  };
  return (
    <Table<LedgerDifference>
      items={differences}
      trackBy={({ id, effect, kind }) => `${id}.${effect}.${kind}`}
      wrapLines
      ariaLabels={{ tableLabel: text('differences') }}
      header={<Header variant="h2">{text('differences')}</Header>}
      columnDefinitions={[
        {
          id: 'id',
          header: text('movement'),
          isRowHeader: true,
          minWidth: 180,
          cell: ({ id }) => <Box variant="code">{id}</Box>,
        },
        { id: 'kind', header: text('kind'), minWidth: 130, cell: ({ kind }) => text(`kinds.${kind}`) },
        { id: 'effect', header: text('effect'), minWidth: 130, cell: ({ effect }) => effectText(effect) },
        { id: 'here', header: text('inLedger'), cell: ({ here }) => amount(here) },
        { id: 'stripe', header: text('atStripe'), cell: ({ stripe }) => amount(stripe) },
      ]}
      empty={<Box textAlign="center">{text('noDifferences')}</Box>}
    />
  );
}
