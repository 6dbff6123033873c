import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useTranslations } from 'use-intl';

interface Compared {
  /** How many things did not agree. */
  readonly differing: number;
}

/** The column that says whether a comparison agreed, or how much did not. */
export function useResultColumn(): TableProps.ColumnDefinition<Compared> {
  const text = useTranslations('reconciliation');
  return {
    id: 'differing',
    header: text('result'),
    minWidth: 175,
    cell: ({ differing }) => (
      <StatusIndicator type={differing === 0 ? 'success' : 'error'}>
        {differing === 0 ? text('agrees') : text('differing', { count: differing })}
      </StatusIndicator>
    ),
  };
}
