import Alert from '@cloudscape-design/components/alert';
import type { Switches, SwitchesPatch } from '@stampede/mobile-sdk/admin';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { isConflict, useSwitchesChange } from './use-switches-change.ts';

interface Props {
  readonly switches: Switches;
  readonly title: string;
  readonly action: string;
  readonly patch: SwitchesPatch;
  readonly said: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Asks before a switch is turned. After a conflict the person sees the new state before they decide again. */
export function SwitchDialog({ switches, title, action, patch, said, children, onClose }: Props) {
  const text = useTranslations('switches');
  const change = useSwitchesChange({ switches, said, onDone: onClose });
  return (
    <ConfirmDialog
      title={title}
      action={action}
      busy={change.isPending}
      onConfirm={() => change.mutate(patch)}
      onClose={onClose}
    >
      {children}
      <div>{text('everywhere')}</div>
      {isConflict(change.error) ? (
        <Alert type="warning" header={text('conflict')}>
          {text('conflictHelp')}
        </Alert>
      ) : (
        change.error && <ProblemAlert error={change.error} />
      )}
    </ConfirmDialog>
  );
}
