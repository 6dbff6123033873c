import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Says that no file was made, and why. */
export function ExportFailed({ error, onRetry, onClose }: Props) {
  const text = useTranslations();
  return (
    <ConfirmDialog
      title={text('audit.exportFailed')}
      action={text('app.retry')}
      error={error}
      onConfirm={onRetry}
      onClose={onClose}
    >
      <div>{text('audit.exportFailedHelp')}</div>
    </ConfirmDialog>
  );
}
