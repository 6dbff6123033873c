import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Seller } from '@stampede/mobile-sdk/admin';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { IdText } from '../../parts/id-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { useFormats } from '../../text/format.ts';
import { SellerDialog } from './seller-dialog.tsx';

/** The businesses that sell here. */
export default function SellersPage() {
  const text = useTranslations('sellers');
  const formats = useFormats();
  const { session, me } = useFrame();
  const navigate = useNavigate();
  const [dialog, openDialog] = useOpenDialog();
  const list = usePagedList({
    queryKey: ['sellers'],
    ask: (request, options) => session.client.sellers.list(request, options),
  });
  return (
    <SpaceBetween size="m">
      <PagedTable
        list={list}
        title={text('title')}
        description={text('description')}
        trackBy="id"
        columns={[
          {
            id: 'name',
            minWidth: 140,
            header: text('name'),
            isRowHeader: true,
            cell: ({ id, name }: Seller) => <PageLink to={`/sellers/${id}`}>{name}</PageLink>,
          },
          {
            id: 'created',
            minWidth: 130,
            header: text('createdAt'),
            cell: ({ createdAt }) => formats.time(createdAt),
          },
          {
            id: 'updated',
            minWidth: 130,
            header: text('updatedAt'),
            cell: ({ updatedAt }) => formats.time(updatedAt),
          },
          { id: 'id', minWidth: 220, header: text('id'), cell: ({ id }) => <IdText id={id} /> },
        ]}
        {...(hasRole(me, 'admin') && {
          actions: (
            <Button variant="primary" onClick={() => openDialog('create')}>
              {text('create')}
            </Button>
          ),
        })}
        empty={text('empty')}
      />
      {dialog === 'create' && hasRole(me, 'admin') && (
        <SellerDialog
          onClose={() => openDialog(undefined)}
          onSaved={({ id, name }) => {
            say(text('created', { name }));
            void navigate(`/sellers/${id}`);
          }}
        />
      )}
    </SpaceBetween>
  );
}
