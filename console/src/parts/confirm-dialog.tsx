import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemAlert } from './problem-alert.tsx';

interface Props {
  readonly title: string;
  /** Says what will happen. */
  readonly children: ReactNode;
  /** The verb of the action, as on its button. */
  readonly action: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly onBeforeLeave?: (() => void) | undefined;
}

/** Asks before an action, and shows the reason when the server refuses it. The caller closes it after success. */
export function ConfirmDialog(props: Props) {
  const text = useTranslations('problem');
  const { title, action, busy = false, disabled = false, error, onConfirm, onClose, onBeforeLeave } = props;
  return (
    <Modal
      visible
      header={title}
      onDismiss={() => !busy && onClose()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy} onClick={onClose}>
              {text('cancel')}
            </Button>
            <Button variant="primary" loading={busy} disabled={disabled} onClick={onConfirm}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {props.children}
        {error != null && <ProblemAlert error={error} onBeforeLeave={onBeforeLeave} />}
      </SpaceBetween>
    </Modal>
  );
}
