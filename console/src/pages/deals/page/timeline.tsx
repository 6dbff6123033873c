import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { LoadError } from '../../../parts/load-state.tsx';
import { StaffName } from '../../../parts/staff-name.tsx';
import { useFormats } from '../../../text/format.ts';
import { changedFacts } from './changed-facts.ts';
import { useFactText } from './use-fact-text.ts';
import './timeline.css';

/** The changes of a deal by staff, from the audit log. Only admins may read it. */
export default function Timeline({ dealId }: { readonly dealId: string }) {
  const text = useTranslations('deals.timeline');
  const common = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const entries = useInfiniteQuery({
    queryKey: ['deal-timeline', dealId],
    queryFn: async ({ pageParam }) =>
      await client.auditEntries.list({ subject: dealId, limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (entries.isError && !entries.data)
    return <LoadError error={entries.error} onRetry={() => void entries.refetch()} />;
  return (
    <SpaceBetween size="m">
      <Table
        loading={entries.isPending}
        loadingText={common('app.loading')}
        items={entries.data?.pages.flatMap(({ items }) => items) ?? []}
        trackBy="id"
        wrapLines
        header={<Header variant="h2">{text('title')}</Header>}
        empty={<Box textAlign="center">{text('empty')}</Box>}
        columnDefinitions={[
          {
            id: 'at',
            header: text('time'),
            minWidth: 150,
            cell: (entry: AuditEntry) => formats.time(entry.at),
            isRowHeader: true,
          },
          {
            id: 'operation',
            header: text('action'),
            minWidth: 120,
            cell: (entry) => <OperationName entry={entry} />,
          },
          {
            id: 'by',
            header: text('by'),
            minWidth: 140,
            cell: ({ actor }) => <StaffName id={actor.staffId} />,
          },
          {
            id: 'changes',
            header: text('changes'),
            minWidth: 220,
            cell: (entry) => <Changes entry={entry} />,
          },
        ]}
      />
      {entries.hasNextPage && (
        <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </SpaceBetween>
  );
}

function OperationName({ entry: { operation, outcome } }: { readonly entry: AuditEntry }) {
  const text = useTranslations('deals.timeline');
  const known = `operations.${operation}` as 'operations.createDeal';
  return (
    <>
      {text.has(known) ? text(known) : operation}
      {outcome !== 'done' && ` (${text(`outcome.${outcome}`)})`}
    </>
  );
}

function Changes({ entry }: { readonly entry: AuditEntry }) {
  const text = useTranslations('deals.timeline');
  const fact = useFactText();
  const changes = changedFacts(entry);
  if (changes.length === 0) return <Box color="text-body-secondary">{text('nothing')}</Box>;
  const list = (
    <ul className="plain-list">
      {changes.map(({ name, before, after }) => (
        <li key={name}>
          {entry.before
            ? text('changed', {
                field: fact.name(name),
                before: fact.value(before),
                after: fact.value(after),
              })
            : `${fact.name(name)}: ${fact.value(after)}`}
        </li>
      ))}
    </ul>
  );
  if (changes.length <= 3) return list;
  return (
    <ExpandableSection headerText={text('details', { count: changes.length })}>{list}</ExpandableSection>
  );
}
