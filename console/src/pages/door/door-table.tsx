import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { DoorEntry } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';

const onPage = 50;

interface Props {
  readonly items: readonly DoorEntry[];
  readonly onAdmit: (bookingId: string) => void;
}

/** The bookings of the day: expected, used, and used twice. */
export function DoorTable({ items, onAdmit }: Props) {
  const text = useTranslations('door');
  const [find, setFind] = useState('');
  const [page, setPage] = useState(1);
  const wanted = find.trim().toLowerCase();
  const found = items.filter(
    ({ bookingId, name = '' }) => bookingId.includes(wanted) || name.toLowerCase().includes(wanted),
  );
  return (
    <Table
      variant="embedded"
      header={
        <Header variant="h2" counter={`(${items.length})`}>
          {text('list')}
        </Header>
      }
      filter={
        <TextFilter
          filteringText={find}
          filteringAriaLabel={text('find')}
          filteringPlaceholder={text('find')}
          onChange={({ detail }) => {
            setFind(detail.filteringText);
            setPage(1);
          }}
        />
      }
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={Math.max(1, Math.ceil(found.length / onPage))}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
        />
      }
      items={found.slice((page - 1) * onPage, page * onPage)}
      trackBy="bookingId"
      empty={text('nobody')}
      columnDefinitions={[
        {
          id: 'booking',
          header: text('booking'),
          cell: ({ bookingId, name }) => (
            <PageLink to={`/bookings/${bookingId}`}>{name ?? shortId(bookingId)}</PageLink>
          ),
        },
        {
          id: 'came',
          header: text('came'),
          cell: (entry) => <Came entry={entry} />,
        },
        {
          id: 'act',
          header: text('act'),
          cell: ({ bookingId, status, quantity, redeemedQuantity }) =>
            (status === 'confirmed' || status === 'redeemed') &&
            redeemedQuantity < quantity && (
              <Button
                variant="inline-link"
                ariaLabel={text('admitThis', { booking: shortId(bookingId) })}
                onClick={() => onAdmit(bookingId)}
              >
                {text('admit')}
              </Button>
            ),
        },
      ]}
    />
  );
}

function Came({ entry: { status, quantity, redeemedQuantity, refusedUses } }: { readonly entry: DoorEntry }) {
  const text = useTranslations('door');
  if (refusedUses.length > 0) return <StatusIndicator type="error">{text('usedTwice')}</StatusIndicator>;
  if (status !== 'confirmed' && status !== 'redeemed')
    return <StatusIndicator type="stopped">{text('void')}</StatusIndicator>;
  const type = redeemedQuantity === quantity ? 'success' : 'pending';
  return (
    <StatusIndicator type={type}>{text('cameOf', { came: redeemedQuantity, quantity })}</StatusIndicator>
  );
}
