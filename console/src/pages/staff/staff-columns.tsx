import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { StaffMember } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFrame } from '../../frame/context.ts';
import { useFormats } from '../../text/format.ts';
import { MemberActions } from './member-actions.tsx';
import type { MemberStep } from './member-dialog.tsx';

/** The columns of the staff's table. `onChoose` hears which step about a member the person wants. */
export function useStaffColumns(
  onChoose: (step: MemberStep | 'roles', member: StaffMember) => void,
): TableProps.ColumnDefinition<StaffMember>[] {
  const text = useTranslations('staff');
  const formats = useFormats();
  const { me } = useFrame();
  return [
    {
      id: 'email',
      minWidth: 210,
      header: text('email'),
      isRowHeader: true,
      cell: ({ id, email }) => (id === me.id ? text('you', { email }) : email),
    },
    { id: 'roles', header: text('roles'), cell: ({ roles }) => <Roles roles={roles} /> },
    {
      id: 'status',
      minWidth: 140,
      header: text('status'),
      cell: ({ status }) => (
        <StatusIndicator type={indicators[status]}>{text(`statuses.${status}`)}</StatusIndicator>
      ),
    },
    {
      id: 'invited',
      minWidth: 120,
      header: text('invitedAt'),
      cell: ({ invitedAt }) => formats.time(invitedAt),
    },
    {
      id: 'changed',
      minWidth: 120,
      header: text('changedAt'),
      cell: ({ changedAt }) => formats.time(changedAt),
    },
    {
      id: 'actions',
      header: text('actions'),
      cell: (member) => (
        <MemberActions
          member={member}
          isMe={member.id === me.id}
          onChoose={(step) => onChoose(step, member)}
        />
      ),
    },
  ];
}

function Roles({ roles }: Pick<StaffMember, 'roles'>) {
  const text = useTranslations('staff');
  if (roles.length === 0) return <Box color="text-body-secondary">{text('noRoles')}</Box>;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      {roles.map((role) => (
        <Badge key={role} color={role === 'admin' ? 'blue' : 'grey'}>
          {text(`roleNames.${role}`)}
        </Badge>
      ))}
    </SpaceBetween>
  );
}

const indicators: Record<StaffMember['status'], StatusIndicatorProps.Type> = {
  invited: 'pending',
  active: 'success',
  disabled: 'stopped',
};
