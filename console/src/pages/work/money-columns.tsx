import type { TableProps } from '@cloudscape-design/components/table';
import type { Money } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { SoldName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';

interface MoneyCase {
  readonly bookingId: string;
  readonly dealId?: string;
  readonly slot?: { readonly serviceId: string; readonly startsAt: string };
  readonly amount: Money;
}

/** The first columns of a list of cases about money: the booking, its deal and the amount. */
export function useMoneyColumns<Case extends MoneyCase>(): TableProps.ColumnDefinition<Case>[] {
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
      id: 'deal',
      minWidth: 150,
      header: text('deal'),
      cell: (one) => <SoldName dealId={one.dealId} slot={one.slot} />,
    },
    { id: 'amount', header: text('amount'), cell: ({ amount }) => formats.money(amount) },
  ];
}
