import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import { FindBar } from './find-bar.tsx';
import { LedgerReports } from './ledger-reports.tsx';
import { StockDifferences } from './stock-differences.tsx';
import { StockRuns } from './stock-runs.tsx';

/** Whether the books agree: stock and records, ledger and Stripe. */
export default function ReconciliationPage() {
  const text = useTranslations('reconciliation');
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('help')}>
        {text('title')}
      </Header>
      <FindBar />
      <StockDifferences />
      <LedgerReports />
      <StockRuns />
    </SpaceBetween>
  );
}
