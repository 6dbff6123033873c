import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { DealImport, DealImportLine } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';

const signs: Readonly<Record<DealImport['status'], StatusIndicatorProps.Type>> = {
  receiving: 'pending',
  running: 'in-progress',
  done: 'success',
  stopped: 'stopped',
};

/** The state of an import. One with bad lines is done with a warning. */
export function ImportStatus({ job }: { readonly job: Pick<DealImport, 'status' | 'counts'> }) {
  const text = useTranslations('imports');
  if (job.status === 'done' && job.counts.failed > 0)
    return <StatusIndicator type="warning">{text('doneWithBad')}</StatusIndicator>;
  return <StatusIndicator type={signs[job.status]}>{text(`statuses.${job.status}`)}</StatusIndicator>;
}

const outcomes: Readonly<Record<NonNullable<DealImportLine['outcome']>, StatusIndicatorProps.Type>> = {
  created: 'success',
  changed: 'success',
  unchanged: 'stopped',
  failed: 'error',
};

/** The outcome of a line. */
export function LineOutcome({ line }: { readonly line: Pick<DealImportLine, 'outcome' | 'published'> }) {
  const text = useTranslations('imports');
  const { outcome, published } = line;
  if (!outcome) return <StatusIndicator type="pending">{text('outcomes.waiting')}</StatusIndicator>;
  return (
    <StatusIndicator type={outcomes[outcome]}>
      {published
        ? text('outcomePublished', { outcome: text(`outcomes.${outcome}`) })
        : text(`outcomes.${outcome}`)}
    </StatusIndicator>
  );
}
