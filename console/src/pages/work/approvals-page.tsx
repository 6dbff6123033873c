import Button from '@cloudscape-design/components/button';
import type { Approval, ApprovalStatus } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { workCountsKey } from '../../parts/work-counts.ts';
import { useApprovalColumns } from './approval-columns.tsx';
import { DecideApproval } from './decide-approval.tsx';
import { StatusFilter, useStatus } from './status-filter.tsx';
import { byInstant, mostWaiting } from './work-list.ts';

const statuses = ['pending', 'approved', 'rejected', 'used'] as const satisfies ApprovalStatus[];

/** The requests for a colleague's approval, by their deadline. `?find=` shows a single one. */
export default function ApprovalsPage() {
  const text = useTranslations('work');
  const client = useClient();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [open, show] = useOpenDialog();
  const status = useStatus(statuses);
  const find = params.get('find');
  const waits = status === 'pending';
  const list = usePagedList<Approval>({
    queryKey: ['approvals', find ? { find } : { status }],
    ask: async (page, options) =>
      find
        ? { items: [await client.approvals.get(find, options)], nextCursor: null }
        : client.approvals.list({ status, ...page }, options),
    names: ({ dealId, requestedBy, decidedBy }) => ({ deals: [dealId], staff: [requestedBy, decidedBy] }),
    ...(waits && { size: mostWaiting, order: byInstant<Approval>(({ expiresAt }) => expiresAt) }),
  });
  const columns = useApprovalColumns({ status: find ? undefined : status, onDecide: ({ id }) => show(id) });
  return (
    <>
      <PagedTable
        list={list}
        title={text('approvals')}
        description={text('approvalsHelp')}
        columns={columns}
        trackBy="id"
        hideCount={find !== null}
        filter={
          find ? (
            <Button onClick={() => setParams({})}>{text('showAll')}</Button>
          ) : (
            <StatusFilter
              label={text('status')}
              selected={status}
              options={statuses.map((id) => ({ id, text: text(`approvalStatuses.${id}`) }))}
            />
          )
        }
        empty={text(waits ? 'approvalsNone' : 'noneOfStatus')}
      />
      {open && (
        <DecideApproval
          key={open}
          id={open}
          onClose={() => show(undefined)}
          onDone={(message) => {
            show(undefined);
            say(message);
            void queries.invalidateQueries({ queryKey: ['approvals'] });
            void queries.invalidateQueries({ queryKey: workCountsKey });
          }}
        />
      )}
    </>
  );
}
