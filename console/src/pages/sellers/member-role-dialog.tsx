import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import type { Seller, SellerMember } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { staffName, useStaff } from '../../parts/people.ts';
import { useMembersChange } from './use-members-change.ts';

const sellerRoles = [
  'owner',
  'manager',
  'fulfilment',
  'finance',
] as const satisfies readonly SellerMember['role'][];

interface Props {
  readonly seller: Seller;
  readonly members: readonly SellerMember[];
  /** The member whose role changes; undefined to add one. */
  readonly member?: SellerMember;
  readonly onClose: () => void;
}

/** Adds a member of the staff to a seller, or changes their role in it. */
export function MemberRoleDialog({ seller, members, member, onClose }: Props) {
  const text = useTranslations('sellers');
  const staff = useStaff();
  const [staffId, setStaffId] = useState(member?.staffId ?? '');
  const [role, setRole] = useState<SellerMember['role']>(member?.role ?? 'manager');
  const [wasSent, setSent] = useState(false);
  const change = useMembersChange(seller.id, {
    change: (client) => client.sellerMembers.set(seller.id, staffId, { role }),
    said: text('memberSaved', { name: staffName(staff, staffId), seller: seller.name }),
    onDone: onClose,
  });
  const isMember = (id: string) => members.some((one) => one.staffId === id);
  const options = staff
    .filter(({ id, roles, status }) => roles.includes('seller') && status !== 'disabled' && !isMember(id))
    .map(({ id, email }) => ({ value: id, label: email }));
  return (
    <ConfirmDialog
      title={
        member
          ? text('roleTitle', { name: staffName(staff, member.staffId) })
          : text('addTitle', { seller: seller.name })
      }
      action={member ? text('save') : text('addMember')}
      busy={change.isPending}
      disabled={member !== undefined && role === member.role}
      error={change.error}
      onConfirm={() => {
        setSent(true);
        if (staffId) change.mutate();
      }}
      onClose={onClose}
    >
      {!member && (
        <FormField
          label={text('person')}
          description={text('personHelp')}
          errorText={wasSent && !staffId ? text('personMissing') : undefined}
          stretch
        >
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === staffId) ?? null}
            placeholder={text('choosePerson')}
            filteringType="auto"
            empty={text('nobodyToAdd')}
            expandToViewport
            onChange={({ detail }) => setStaffId(detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
      <FormField label={text('role')} stretch>
        <RadioGroup
          value={role}
          onChange={({ detail }) => setRole(detail.value as SellerMember['role'])}
          items={sellerRoles.map((value) => ({
            value,
            label: text(`roleNames.${value}`),
            description: text(`roleHelp.${value}`),
          }))}
        />
      </FormField>
    </ConfirmDialog>
  );
}
