import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Refund, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { IdText } from '../../parts/id-text.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';

interface Props {
  readonly payment: StaffPayment;
  readonly onOpen: (dialog: string) => void;
}

const indicators: Readonly<Record<Refund['status'], StatusIndicatorProps.Type>> = {
  requested: 'in-progress',
  sent: 'success',
  failed: 'error',
  covered: 'success',
  replaced: 'stopped',
  settled: 'success',
};

/** The refunds of a payment. A failed one can be resolved here. */
export function RefundsTable({ payment, onOpen }: Props) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const { me } = useFrame();
  const mayResolve = hasRole(me, 'admin', 'support');
  return (
    <Table
      variant="container"
      wrapLines
      items={payment.refunds}
      trackBy="id"
      ariaLabels={{ tableLabel: text('refunds') }}
      header={
        <Header variant="h2" counter={`(${formats.number(payment.refunds.length)})`}>
          {text('refunds')}
        </Header>
      }
      empty={<Box textAlign="center">{text('refundsNone')}</Box>}
      columnDefinitions={[
        {
          id: 'amount',
          header: text('amount'),
          isRowHeader: true,
          cell: (refund: Refund) => formats.money(refund.amount),
        },
        {
          id: 'status',
          minWidth: 130,
          header: text('status'),
          cell: ({ status, failure }) => (
            <StatusIndicator type={indicators[status]}>
              {text(`refundStatuses.${status}`)}
              {failure && status === 'failed' && `: ${text(`failures.${failure}`)}`}
            </StatusIndicator>
          ),
        },
        { id: 'reason', minWidth: 140, header: text('reason'), cell: ({ reason }) => reason },
        {
          id: 'requested',
          minWidth: 120,
          header: text('requested'),
          cell: ({ requestedAt }) => formats.time(requestedAt),
        },
        {
          id: 'stripe',
          minWidth: 215,
          header: text('stripeId'),
          cell: ({ stripeId }) => (stripeId ? <IdText id={stripeId} short={shortId(stripeId)} /> : '–'),
        },
        ...(mayResolve && payment.refunds.some(({ status }) => status === 'failed')
          ? [
              {
                id: 'action',
                minWidth: 110,
                header: text('action'),
                cell: ({ id, status }: Refund) =>
                  status === 'failed' && (
                    <Button variant="inline-link" onClick={() => onOpen(`resolve:${id}`)}>
                      {text('resolveOpen')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
