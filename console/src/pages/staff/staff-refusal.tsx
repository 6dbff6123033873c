import Alert from '@cloudscape-design/components/alert';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

interface Props {
  readonly error: unknown;
  /** The change would leave the staff with one admin fewer. */
  readonly takesAdmin: boolean;
}

/** Says why the server refused a change. When it takes an admin, the way out is to name another one first. */
export function StaffRefusal({ error, takesAdmin }: Props) {
  const text = useTranslations('staff');
  if (error == null) return null;
  if (takesAdmin && error instanceof ApiError && error.code === 'invalid_state')
    return (
      <Alert type="warning" header={text('lastAdmin')}>
        {text('lastAdminHelp', { detail: error.message })}
      </Alert>
    );
  return <ProblemAlert error={error} />;
}
