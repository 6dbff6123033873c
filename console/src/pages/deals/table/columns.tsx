import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../../parts/page-link.tsx';
import { useFormats } from '../../../text/format.ts';
import { DealStateSign } from '../deal-state.tsx';
import type { ColumnId } from './column-ids.ts';
import { orderFields } from './deal-order.ts';

type Column = TableProps.ColumnDefinition<AdminDeal> & { readonly id: ColumnId };

/** The columns of the table. */
export function useColumns(sellerName: (id: string) => string): Column[] {
  const text = useTranslations('deals');
  const formats = useFormats();
  const columns: Column[] = [
    {
      id: 'title',
      header: text('name'),
      isRowHeader: true,
      minWidth: 200,
      cell: ({ id, title }) => <PageLink to={`/deals/${id}`}>{title}</PageLink>,
    },
    {
      id: 'state',
      header: text('stateLabel'),
      minWidth: 120,
      cell: ({ state }) => <DealStateSign state={state} />,
    },
    {
      id: 'price',
      header: text('price'),
      minWidth: 110,
      cell: ({ price, originalPrice }) => (
        <>
          {formats.money(price)}
          {originalPrice.amountMinor > price.amountMinor && (
            <Box variant="small" display="block">
              <s>{formats.money(originalPrice)}</s>
            </Box>
          )}
        </>
      ),
    },
    {
      id: 'window',
      header: text('window'),
      minWidth: 180,
      cell: ({ startsAt, endsAt }) => (
        <>
          {formats.time(startsAt)}
          <Box variant="small" display="block">
            – {formats.time(endsAt)}
          </Box>
        </>
      ),
    },
    {
      id: 'units',
      header: text('units'),
      minWidth: 120,
      cell: ({ available, quantityTotal }) =>
        text('unitsOf', { available: formats.number(available), total: formats.number(quantityTotal) }),
    },
    { id: 'seller', header: text('seller'), minWidth: 140, cell: ({ sellerId }) => sellerName(sellerId) },
    { id: 'category', header: text('category'), minWidth: 120, cell: ({ category }) => category },
    {
      id: 'externalId',
      header: text('externalId'),
      minWidth: 120,
      cell: ({ externalId }) => externalId ?? '–',
    },
    {
      id: 'createdAt',
      header: text('createdAt'),
      minWidth: 150,
      cell: ({ createdAt }) => formats.time(createdAt),
    },
    {
      id: 'updatedAt',
      header: text('updatedAt'),
      minWidth: 150,
      cell: ({ updatedAt }) => formats.time(updatedAt),
    },
  ];
  return columns.map((column) =>
    orderFields.some((field) => field === column.id) ? { ...column, sortingField: column.id } : column,
  );
}
