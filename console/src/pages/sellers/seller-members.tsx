import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Seller, SellerMember } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { collect } from '../../parts/collect.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { MemberRoleDialog } from './member-role-dialog.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';

/** The largest seller that this page shows in full. */
const mostMembers = 500;

type Open = { readonly step: 'add' } | { readonly step: 'role' | 'remove'; readonly member: SellerMember };

/** The people who work for a seller, with their roles in it. Only admins change them. */
export function SellerMembers({ seller }: { readonly seller: Seller }) {
  const text = useTranslations('sellers');
  const app = useTranslations('app');
  const formats = useFormats();
  const { session, me } = useFrame();
  const [open, setOpen] = useState<Open>();
  const isAdmin = hasRole(me, 'admin');
  const members = useQuery({
    queryKey: ['seller', seller.id, 'members'],
    queryFn: () => collect(session.client.sellerMembers.list(seller.id, { limit: 100 }), mostMembers),
  });
  const close = () => setOpen(undefined);
  const items = members.data?.items ?? [];
  return (
    <>
      <Table
        wrapLines
        loading={members.isPending}
        loadingText={app('loading')}
        items={items}
        trackBy="staffId"
        ariaLabels={{ tableLabel: text('members') }}
        columnDefinitions={[
          {
            id: 'person',
            header: text('person'),
            isRowHeader: true,
            cell: ({ staffId, name }: SellerMember) =>
              staffId === me.id || !name ? <StaffName id={staffId} /> : <span title={staffId}>{name}</span>,
          },
          {
            id: 'role',
            header: text('role'),
            cell: ({ role }) => (
              <>
                <div>{text(`roleNames.${role}`)}</div>
                <Box variant="small">{text(`roleHelp.${role}`)}</Box>
              </>
            ),
          },
          { id: 'since', header: text('since'), cell: ({ since }) => formats.time(since) },
          ...(isAdmin
            ? [
                {
                  id: 'actions',
                  header: text('actions'),
                  cell: (member: SellerMember) => (
                    <SpaceBetween direction="horizontal" size="xs">
                      <Button variant="inline-link" onClick={() => setOpen({ step: 'role', member })}>
                        {text('changeRole')}
                      </Button>
                      <Button variant="inline-link" onClick={() => setOpen({ step: 'remove', member })}>
                        {text('remove')}
                      </Button>
                    </SpaceBetween>
                  ),
                },
              ]
            : []),
        ]}
        header={
          <Header
            description={text('membersHelp')}
            counter={members.data ? `(${formats.number(items.length)})` : '(…)'}
            {...(isAdmin && {
              actions: <Button onClick={() => setOpen({ step: 'add' })}>{text('addMember')}</Button>,
            })}
          >
            {text('members')}
          </Header>
        }
        empty={
          members.isError ? (
            <LoadError error={members.error} onRetry={() => void members.refetch()} />
          ) : (
            <Box textAlign="center">{text('noMembers')}</Box>
          )
        }
      />
      {open && open.step !== 'remove' && (
        <MemberRoleDialog
          seller={seller}
          members={items}
          {...(open.step === 'role' && { member: open.member })}
          onClose={close}
        />
      )}
      {open?.step === 'remove' && <RemoveMemberDialog seller={seller} member={open.member} onClose={close} />}
    </>
  );
}
