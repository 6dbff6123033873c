import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { StaffMember } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import type { MemberStep } from './member-dialog.tsx';

interface Props {
  readonly member: StaffMember;
  readonly isMe: boolean;
  readonly onChoose: (step: MemberStep | 'roles') => void;
}

/** The steps that fit a member's status. */
export function MemberActions({ member, isMe, onChoose }: Props) {
  const text = useTranslations('staff');
  const own = isMe ? { disabled: true, disabledReason: text('notYourself') } : {};
  const { status, email } = member;
  return (
    <ButtonDropdown
      variant="icon"
      expandToViewport
      ariaLabel={text('actionsFor', { email })}
      items={[
        { id: 'roles', text: text('changeRoles') },
        ...(status === 'invited' ? [{ id: 'inviteAgain', text: text('steps.inviteAgain.action') }] : []),
        ...(status === 'disabled' ? [] : [{ id: 'signOut', text: text('steps.signOut.action') }]),
        status === 'disabled'
          ? { id: 'enable', text: text('steps.enable.action') }
          : { id: 'disable', text: text('steps.disable.action'), ...own },
      ]}
      onItemClick={({ detail }) => onChoose(detail.id as MemberStep | 'roles')}
    />
  );
}
