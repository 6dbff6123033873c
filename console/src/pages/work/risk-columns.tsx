import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { RiskReview } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { RiskReasons } from './risk-reasons.tsx';

interface Options {
  readonly status: RiskReview['status'];
  readonly onDecide: (review: RiskReview) => void;
}

export function useRiskColumns({ status, onDecide }: Options): TableProps.ColumnDefinition<RiskReview>[] {
  const text = useTranslations('work');
  const formats = useFormats();
  return [
    {
      id: 'booking',
      minWidth: 185,
      header: text('booking'),
      isRowHeader: true,
      cell: ({ bookingId }) => <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>,
    },
    {
      id: 'score',
      header: text('score'),
      cell: ({ score }) => text('scoreOf', { score: formats.number(score) }),
    },
    {
      id: 'reasons',
      minWidth: 260,
      header: text('reasons'),
      cell: ({ reasons }) => <RiskReasons reasons={reasons} />,
    },
    {
      id: 'deal',
      minWidth: 150,
      header: text('deal'),
      cell: (review) => <SoldName dealId={review.dealId} slot={review.slot} />,
    },
    {
      id: 'buyer',
      minWidth: 190,
      header: text('buyer'),
      cell: ({ buyerId }) => <PageLink to={`/bookings?find=${buyerId}`}>{shortId(buyerId)}</PageLink>,
    },
    { id: 'at', minWidth: 120, header: text('listedAt'), cell: ({ createdAt }) => formats.time(createdAt) },
    status === 'open'
      ? {
          id: 'action',
          minWidth: 110,
          header: text('action'),
          cell: (review) => (
            <Button variant="inline-link" onClick={() => onDecide(review)}>
              {text('decide')}
            </Button>
          ),
        }
      : {
          id: 'decided',
          header: text('decision'),
          cell: ({ changedBy, updatedAt, note }) => (
            <>
              {changedBy && <StaffName id={changedBy} />} {formats.time(updatedAt)}
              {note && <div>{note}</div>}
            </>
          ),
        },
  ];
}
