import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { AuditChanges } from './audit-changes.tsx';
import type { AuditFilters } from './audit-filters.ts';
import { AuditSubject } from './audit-subject.tsx';

/** The columns of the audit log. A click on a person or an operation narrows the list to it. */
export function useAuditColumns(
  narrow: (part: Partial<AuditFilters>) => void,
): TableProps.ColumnDefinition<AuditEntry>[] {
  const text = useTranslations('audit');
  const formats = useFormats();
  return [
    { id: 'at', header: text('at'), minWidth: 150, cell: ({ at }) => formats.time(at) },
    {
      id: 'actor',
      header: text('actor'),
      minWidth: 180,
      cell: ({ actor }) => (
        <>
          <Button variant="inline-link" onClick={() => narrow({ actor: actor.staffId })}>
            <StaffName id={actor.staffId} />
          </Button>
          <Box variant="small" display="block">
            {actor.roles.map((role) => text(`roleNames.${role}`)).join(', ')}
          </Box>
        </>
      ),
    },
    {
      id: 'operation',
      header: text('operation'),
      isRowHeader: true,
      minWidth: 190,
      cell: ({ operation }) => (
        <Button variant="inline-link" onClick={() => narrow({ operation })}>
          {operation}
        </Button>
      ),
    },
    {
      id: 'subject',
      header: text('subject'),
      minWidth: 170,
      cell: ({ subject }) => (
        <AuditSubject subject={subject} onNarrow={() => narrow({ subject: subject.id })} />
      ),
    },
    {
      id: 'outcome',
      header: text('outcome'),
      minWidth: 140,
      cell: ({ outcome }) => (
        <StatusIndicator type={indicators[outcome]}>{text(`outcomes.${outcome}`)}</StatusIndicator>
      ),
    },
    {
      id: 'changes',
      header: text('changes'),
      minWidth: 280,
      cell: (entry) => <AuditChanges entry={entry} />,
    },
  ];
}

const indicators: Record<AuditEntry['outcome'], StatusIndicatorProps.Type> = {
  done: 'success',
  started: 'in-progress',
  succeeded: 'success',
  failed: 'error',
};
