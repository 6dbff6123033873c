import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { FailedRefund } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import { remaining } from '../../parts/relative-time.ts';
import { useFormats } from '../../text/format.ts';
import { useMoneyColumns } from './money-columns.tsx';

interface Options {
  readonly waits: boolean;
  readonly onResolve: (refund: FailedRefund) => void;
}

export function useFailedRefundColumns({ waits, onResolve }: Options) {
  const text = useTranslations('work');
  const formats = useFormats();
  const locale = useLocale();
  const money = useMoneyColumns<FailedRefund>();
  const columns: TableProps.ColumnDefinition<FailedRefund>[] = [
    ...money,
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
