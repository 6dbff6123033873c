import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import type { StaffRole } from '../../session/session.ts';

export const staffRoles = ['admin', 'support', 'seller'] as const satisfies readonly StaffRole[];

interface Props {
  readonly roles: readonly StaffRole[];
  readonly onChange: (roles: readonly StaffRole[]) => void;
}

/** The roles, each with what it allows. */
export function RoleChoice({ roles, onChange }: Props) {
  const text = useTranslations('staff');
  return (
    <SpaceBetween size="xs">
      {staffRoles.map((role) => (
        <Checkbox
          key={role}
          checked={roles.includes(role)}
          description={text(`roleHelp.${role}`)}
          onChange={({ detail }) =>
            onChange(staffRoles.filter((each) => (each === role ? detail.checked : roles.includes(each))))
          }
        >
          {text(`roleNames.${role}`)}
        </Checkbox>
      ))}
    </SpaceBetween>
  );
}
