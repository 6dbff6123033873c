import type { AdminClient, StaffMember } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { StaffRefusal } from './staff-refusal.tsx';
import { useStaffChange } from './use-staff-change.ts';

const calls = {
  signOut: (client: AdminClient, id: string) => client.staff.signOut(id),
  inviteAgain: (client: AdminClient, id: string) => client.staff.inviteAgain(id),
  disable: (client: AdminClient, id: string) => client.staff.disable(id),
  enable: (client: AdminClient, id: string) => client.staff.enable(id),
};
export type MemberStep = keyof typeof calls;

interface Props {
  readonly step: MemberStep;
  readonly member: StaffMember;
  readonly onClose: () => void;
}

/** Asks before a step about one member, and says what it does to them. */
export function MemberDialog({ step, member, onClose }: Props) {
  const text = useTranslations('staff');
  const { email } = member;
  const change = useStaffChange((client) => calls[step](client, member.id), {
    onDone: onClose,
    said: text(`steps.${step}.done`, { email }),
  });
  return (
    <ConfirmDialog
      title={text(`steps.${step}.title`, { email })}
      action={text(`steps.${step}.action`)}
      busy={change.isPending}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <div>{text(`steps.${step}.help`, { email })}</div>
      <StaffRefusal error={change.error} takesAdmin={step === 'disable' && member.roles.includes('admin')} />
    </ConfirmDialog>
  );
}
