import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { LedgerDifference } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { differenceKey, useDifferenceColumns } from '../money/difference-columns.tsx';

/** The movements that one side lacks, or has with another amount. */
export function DifferencesTable({ differences }: { readonly differences: readonly LedgerDifference[] }) {
  const text = useTranslations('money');
  return (
    <Table<LedgerDifference>
      items={differences}
      trackBy={differenceKey}
      wrapLines
      ariaLabels={{ tableLabel: text('differences') }}
      header={<Header variant="h2">{text('differences')}</Header>}
      columnDefinitions={useDifferenceColumns()}
      empty={<Box textAlign="center">{text('noDifferences')}</Box>}
    />
  );
}
