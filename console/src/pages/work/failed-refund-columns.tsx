import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { FailedRefund } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import { DealName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { remaining } from '../../parts/relative-time.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';

interface Options {
  readonly waits: boolean;
  readonly onResolve: (refund: FailedRefund) => void;
}

export function useFailedRefundColumns({ waits, onResolve }: Options) {
  const text = useTranslations('work');
  const formats = useFormats();
  const locale = useLocale();
  const columns: TableProps.ColumnDefinition<FailedRefund>[] = [
    {
      id: 'booking',
      minWidth: 185,
      header: text('booking'),
      isRowHeader: true,
      cell: ({ bookingId }) => <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>,
    },
    { id: 'deal', minWidth: 150, header: text('deal'), cell: ({ dealId }) => <DealName id={dealId} /> },
    { id: 'amount', header: text('amount'), cell: ({ amount }) => formats.money(amount) },
    { id: 'failure', header: text('failure'), cell: ({ failure }) => text(`failures.${failure}`) },
    { id: 'reason', minWidth: 150, header: text('refundReason'), cell: ({ reason }) => reason },
    {
      id: 'failed',
      minWidth: 130,
      header: text('waitsSince'),
      cell: ({ failedAt }) => (
        <>
          {formats.time(failedAt)}
          {waits && <div>{remaining(failedAt, Date.now(), locale).words}</div>}
        </>
      ),
    },
    waits
      ? {
          id: 'action',
          minWidth: 110,
          header: text('action'),
          cell: (refund) => (
            <Button variant="inline-link" onClick={() => onResolve(refund)}>
              {text('resolve')}
            </Button>
          ),
        }
      : {
          id: 'resolved',
          header: text('resolvedAt'),
          cell: ({ resolvedAt, resolution }) => (
            <>
              {resolvedAt && formats.time(resolvedAt)}
              {resolution && <div>{resolution}</div>}
            </>
          ),
        },
  ];
  return columns;
}
