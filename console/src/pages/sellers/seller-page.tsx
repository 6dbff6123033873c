import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Seller } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { IdText } from '../../parts/id-text.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { say } from '../../parts/say.ts';
import { useFormats } from '../../text/format.ts';
import { SellerDialog } from './seller-dialog.tsx';
import { SellerMembers } from './seller-members.tsx';

/** One seller: its name, the people who work for it, and ways to its money and its history. */
export default function SellerPage() {
  const { sellerId = '' } = useParams();
  const { session } = useFrame();
  const seller = useQuery({
    queryKey: ['seller', sellerId],
    queryFn: ({ signal }) => session.client.sellers.get(sellerId, { signal }),
  });
  if (seller.isError && !seller.data)
    return <LoadError isPage error={seller.error} onRetry={() => void seller.refetch()} />;
  if (!seller.data) return <Loading />;
  return <SellerView seller={seller.data} />;
}

function SellerView({ seller }: { readonly seller: Seller }) {
  const text = useTranslations('sellers');
  const formats = useFormats();
  const { session, me } = useFrame();
  const [isRenaming, setRenaming] = useState(false);
  const isAdmin = hasRole(me, 'admin');
  const switches = useQuery({
    queryKey: ['switches'],
    queryFn: ({ signal }) => session.client.switches.get({ signal }),
    enabled: isAdmin,
  });
  const isOff = switches.data?.sellersOff.includes(seller.id);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <PageButton to={`/reports?seller=${seller.id}`}>{text('toRevenue')}</PageButton>
            {isAdmin && <PageButton to={`/audit?subject=${seller.id}`}>{text('toAudit')}</PageButton>}
            {hasRole(me, 'admin', 'seller') && (
              <Button onClick={() => setRenaming(true)}>{text('rename')}</Button>
            )}
          </SpaceBetween>
        }
      >
        {seller.name}
      </Header>
      <Container>
        <KeyValuePairs
          columns={4}
          minColumnWidth={190}
          items={[
            { label: text('id'), value: <IdText id={seller.id} /> },
            { label: text('createdAt'), value: formats.time(seller.createdAt) },
            { label: text('updatedAt'), value: formats.time(seller.updatedAt) },
            ...(!isAdmin
              ? []
              : [
                  {
                    label: text('selling'),
                    value:
                      isOff === undefined ? (
                        switches.isError ? (
                          '–'
                        ) : (
                          '…'
                        )
                      ) : (
                        <StatusIndicator type={isOff ? 'stopped' : 'success'}>
                          {text(isOff ? 'off' : 'on')}
                        </StatusIndicator>
                      ),
                  },
                ]),
          ]}
        />
      </Container>
      <SellerMembers seller={seller} />
      {isRenaming && (
        <SellerDialog
          seller={seller}
          onClose={() => setRenaming(false)}
          onSaved={({ name }) => {
            setRenaming(false);
            say(text('renamed', { name }));
          }}
        />
      )}
    </SpaceBetween>
  );
}
