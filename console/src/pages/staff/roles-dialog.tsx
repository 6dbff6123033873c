import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import type { StaffMember } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import type { StaffRole } from '../../session/session.ts';
import { RoleChoice } from './role-choice.tsx';
import { StaffRefusal } from './staff-refusal.tsx';
import { useStaffChange } from './use-staff-change.ts';

interface Props {
  readonly member: StaffMember;
  readonly onClose: () => void;
}

/** Sets the roles of a member, and says what a removed one means. */
export function RolesDialog({ member, onClose }: Props) {
  const text = useTranslations('staff');
  const [roles, setRoles] = useState<readonly StaffRole[]>(member.roles);
  const { email } = member;
  const change = useStaffChange((client) => client.staff.setRoles(member.id, { roles: [...roles] }), {
    onDone: onClose,
    said: text('rolesDone', { email }),
  });
  const added = roles.filter((role) => !member.roles.includes(role));
  const removed = member.roles.filter((role) => !roles.includes(role));
  return (
    <ConfirmDialog
      title={text('rolesOf', { email })}
      action={text('saveRoles')}
      busy={change.isPending}
      disabled={added.length + removed.length === 0}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <FormField label={text('roles')} stretch>
        <RoleChoice roles={roles} onChange={setRoles} />
      </FormField>
      {roles.length === 0 && <Alert type="warning">{text('noRolesHelp')}</Alert>}
      {removed.length > 0 && <Alert type="info">{text('removedHelp', { email })}</Alert>}
      {added.includes('seller') && <Alert type="info">{text('sellerHelp')}</Alert>}
      <StaffRefusal error={change.error} takesAdmin={removed.includes('admin')} />
    </ConfirmDialog>
  );
}
