import type { FailedRefund, FailedRefundStatus } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { workCountsKey } from '../../parts/work-counts.ts';
import { useFailedRefundColumns } from './failed-refund-columns.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { StatusFilter, useStatus } from './status-filter.tsx';
import { byInstant, mostWaiting } from './work-list.ts';

const statuses = ['failed', 'settled', 'replaced'] as const satisfies FailedRefundStatus[];

/** Refunds that did not reach their buyers. The buyer who waits longest comes first. */
export default function FailedRefundsPage() {
  const text = useTranslations('work');
  const client = useClient();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const status = useStatus(statuses);
  const waits = status === 'failed';
  const list = usePagedList<FailedRefund>({
    queryKey: ['failed-refunds', status],
    ask: (page, options) => client.failedRefunds.list({ status, ...page }, options),
    names: ({ dealId }) => ({ deals: [dealId] }),
    ...(waits && { size: mostWaiting, order: byInstant<FailedRefund>(({ failedAt }) => failedAt) }),
  });
  const columns = useFailedRefundColumns({ waits, onResolve: (refund) => show(placeOf(refund)) });
  const refund = list.loaded.find((each) => placeOf(each) === open);
  return (
    <>
      <PagedTable
        list={list}
        title={text('failedRefunds')}
        description={text('failedRefundsHelp')}
        columns={columns}
        trackBy={placeOf}
        filter={
          <StatusFilter
            label={text('status')}
            selected={status}
            options={statuses.map((id) => ({ id, text: text(`failedStatuses.${id}`) }))}
          />
        }
        empty={text(waits ? 'failedRefundsNone' : 'noneOfStatus')}
      />
      {refund?.status === 'failed' && (
        <ResolveDialog
          key={open}
          bookingId={refund.bookingId}
          refund={refund}
          onClose={() => show(undefined)}
          onDone={(message) => {
            show(undefined);
            say(message);
            void queries.invalidateQueries({ queryKey: ['failed-refunds'] });
            void queries.invalidateQueries({ queryKey: workCountsKey });
            void queries.invalidateQueries({ queryKey: ['payment', refund.bookingId] });
          }}
        />
      )}
    </>
  );
}

/** The id of a refund is unique within its payment only. */
const placeOf = ({ bookingId, id }: FailedRefund) => `${bookingId}:${id}`;
