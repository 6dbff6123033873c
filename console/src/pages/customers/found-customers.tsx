import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { CustomerMatches } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageButton, PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { CustomerLink } from './customer-link.tsx';
import type { Wanted } from './search-form.tsx';

interface Props {
  readonly matches: CustomerMatches;
  readonly wanted: Wanted;
}

/** The customers that a search found, and what guests bought under the address. */
export function FoundCustomers({ matches: { items, more, guestPurchases }, wanted }: Props) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const isEmail = wanted.sought.kind === 'email';
  return (
    <SpaceBetween size="l">
      <Table
        wrapLines
        items={items}
        trackBy="id"
        ariaLabels={{ tableLabel: text('title') }}
        header={
          <Header
            counter={`(${formats.number(items.length)}${more ? '+' : ''})`}
            {...(more && { description: text('moreNames') })}
          >
            {text('title')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            minWidth: 150,
            header: text('customer'),
            isRowHeader: true,
            cell: ({ id, name }) => (
              <CustomerLink id={id} passed={{ purpose: wanted.purpose }}>
                {name ?? text('noName')}
              </CustomerLink>
            ),
          },
          { id: 'id', minWidth: 190, header: text('id'), cell: ({ id }) => id },
          {
            id: 'lastSignIn',
            minWidth: 170,
            header: text('lastSignIn'),
            cell: ({ lastSignInAt }) => (lastSignInAt ? formats.time(lastSignInAt) : text('never')),
          },
        ]}
        empty={
          <SpaceBetween size="s">
            <Box variant="strong">{text('none')}</Box>
            <Box>{text(isEmail ? 'noneEmail' : 'noneName')}</Box>
            {isEmail && <PageButton to="/bookings">{text('toBookings')}</PageButton>}
          </SpaceBetween>
        }
      />
      {guestPurchases.length > 0 && (
        <Table
          wrapLines
          items={guestPurchases}
          trackBy="bookingId"
          ariaLabels={{ tableLabel: text('guestPurchases') }}
          header={
            <Header
              description={text('guestPurchasesHelp')}
              counter={`(${formats.number(guestPurchases.length)})`}
            >
              {text('guestPurchases')}
            </Header>
          }
          columnDefinitions={[
            {
              id: 'booking',
              minWidth: 170,
              header: text('booking'),
              isRowHeader: true,
              cell: ({ bookingId }) => (
                <PageLink to={`/bookings/${bookingId}`}>{shortId(bookingId)}</PageLink>
              ),
            },
            {
              id: 'guest',
              minWidth: 190,
              header: text('guest'),
              cell: ({ guestId }) => <PageLink to={`/bookings?find=${guestId}`}>{guestId}</PageLink>,
            },
            {
              id: 'ordered',
              minWidth: 150,
              header: text('ordered'),
              cell: ({ orderedAt }) => formats.time(orderedAt),
            },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
