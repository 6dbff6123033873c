import type { Seller, SellerMember } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { staffName, useStaff } from '../../parts/people.ts';
import { useMembersChange } from './use-members-change.ts';

interface Props {
  readonly seller: Seller;
  readonly member: SellerMember;
  readonly onClose: () => void;
}

/** Asks before a member loses their rights in a seller. */
export function RemoveMemberDialog({ seller, member, onClose }: Props) {
  const text = useTranslations('sellers');
  const staff = useStaff();
  const name = staffName(staff, member.staffId);
  const change = useMembersChange(seller.id, {
    change: (client) => client.sellerMembers.remove(seller.id, member.staffId),
    said: text('memberRemoved', { name, seller: seller.name }),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={text('removeTitle', { name, seller: seller.name })}
      action={text('remove')}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <div>{text('removeHelp', { name, seller: seller.name })}</div>
    </ConfirmDialog>
  );
}
