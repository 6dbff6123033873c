import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { fieldError, isShownBeside } from '../../parts/field-errors.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import type { StaffRole } from '../../session/session.ts';
import { RoleChoice } from './role-choice.tsx';
import { useStaffChange } from './use-staff-change.ts';

/** Invites a colleague by address, with their roles. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useTranslations('staff');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const [wasSent, setSent] = useState(false);
  const address = email.trim();
  const invite = useStaffChange((client) => client.staff.invite({ email: address, roles: [...roles] }), {
    onDone: onClose,
    said: text('invited', { email: address }),
  });
  const isTaken = invite.error instanceof ApiError && invite.error.code === 'email_taken';
  const emailError = isTaken
    ? text('emailTaken')
    : wasSent && !/^\S+@\S+\.\S+$/.test(address)
      ? text('emailWrong')
      : fieldError(invite.error, 'email');
  const rolesError = wasSent && roles.length === 0 ? text('rolesMissing') : fieldError(invite.error, 'roles');
  const send = () => {
    setSent(true);
    if (/^\S+@\S+\.\S+$/.test(address) && roles.length > 0) invite.mutate();
  };
  const isBeside = isTaken || isShownBeside(invite.error, 'email', 'roles');
  return (
    <ConfirmDialog
      title={text('inviteTitle')}
      action={text('sendInvitation')}
      busy={invite.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Form>
          <SpaceBetween size="m">
            <div>{text('inviteHelp')}</div>
            <FormField label={text('email')} errorText={emailError} stretch>
              <Input
                type="email"
                inputMode="email"
                autoComplete={false}
                autoFocus
                value={email}
                onChange={({ detail }) => {
                  setEmail(detail.value);
                  invite.reset();
                }}
              />
            </FormField>
            <FormField label={text('roles')} errorText={rolesError} stretch>
              <RoleChoice roles={roles} onChange={setRoles} />
            </FormField>
          </SpaceBetween>
        </Form>
      </form>
      {invite.error != null && !isBeside && <ProblemAlert error={invite.error} />}
    </ConfirmDialog>
  );
}
