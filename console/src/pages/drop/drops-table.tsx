import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { RowCountdown } from './row-countdown.tsx';
import { StateMark } from './state-mark.tsx';

interface Props {
  readonly title: string;
  /** Undefined while they are loaded. */
  readonly deals: readonly AdminDeal[] | undefined;
  /** Whether there is a time left to count. */
  readonly isLive: boolean;
  readonly empty: ReactNode;
}

/** Deals whose room can be opened. */
export function DropsTable({ title, deals, isLive, empty }: Props) {
  const text = useTranslations();
  const { number, time } = useFormats();
  return (
    <Table
      variant="container"
      header={
        <Header variant="h2" {...(deals && { counter: `(${number(deals.length)})` })}>
          {title}
        </Header>
      }
      loading={!deals}
      loadingText={text('app.loading')}
      items={deals ?? []}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={[
        {
          id: 'title',
          header: text('deals.name'),
          minWidth: 180,
          isRowHeader: true,
          cell: (deal) => <PageLink to={`/deals/${deal.id}/drop`}>{deal.title}</PageLink>,
        },
        {
          id: 'state',
          header: text('deals.stateLabel'),
          minWidth: 120,
          cell: ({ state }) => <StateMark state={state} />,
        },
        {
          id: 'units',
          header: text('deals.units'),
          minWidth: 120,
          cell: ({ available, quantityTotal }) =>
            text('deals.unitsOf', { available: number(available), total: number(quantityTotal) }),
        },
        {
          id: 'time',
          header: text(isLive ? 'drop.timeLeft' : 'drop.endedAt'),
          minWidth: 190,
          cell: (deal) => (isLive ? <RowCountdown deal={deal} /> : time(deal.endsAt)),
        },
      ]}
      empty={empty}
    />
  );
}
