import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { RiskReview } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { RiskReasons } from '../work/risk-reasons.tsx';

/** The orders of a customer that looked like abuse. */
export function RiskTable({ reviews }: { readonly reviews: readonly RiskReview[] }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  return (
    <Table
      wrapLines
      items={reviews}
      trackBy="id"
      ariaLabels={{ tableLabel: text('risk') }}
      header={<Header counter={`(${formats.number(reviews.length)})`}>{text('risk')}</Header>}
      columnDefinitions={[
        {
          id: 'booking',
          minWidth: 170,
          header: text('booking'),
          isRowHeader: true,
          cell: ({ bookingId }) => <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>,
        },
        {
          id: 'deal',
          minWidth: 150,
          header: text('deal'),
          cell: (review) => <SoldName dealId={review.dealId} slot={review.slot} />,
        },
        { id: 'score', minWidth: 90, header: text('score'), cell: ({ score }) => formats.number(score) },
        {
          id: 'reasons',
          minWidth: 180,
          header: text('reasons'),
          cell: ({ reasons }) => <RiskReasons reasons={reasons} />,
        },
        {
          id: 'status',
          minWidth: 110,
          header: text('status'),
          cell: ({ status }) => text(`reviewStatuses.${status}`),
        },
        { id: 'when', minWidth: 150, header: text('when'), cell: ({ createdAt }) => formats.time(createdAt) },
      ]}
      empty={text('riskNone')}
    />
  );
}
