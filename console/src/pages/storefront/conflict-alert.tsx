import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';

interface Props {
  /** The draft that a colleague saved. */
  readonly draft: StorefrontDraft;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Two people changed the draft: says who saved first, and lets the person choose. */
export function ConflictAlert({ draft, onTakeTheirs, onKeepMine }: Props) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  return (
    <Alert
      type="warning"
      header={text('conflict')}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onTakeTheirs}>{text('takeTheirs')}</Button>
          <Button onClick={onKeepMine}>{text('keepMine')}</Button>
        </SpaceBetween>
      }
    >
      {draft.updatedAt && draft.updatedBy && (
        <div>
          {text('conflictAt', { time: formats.time(draft.updatedAt) })} <StaffName id={draft.updatedBy} />
        </div>
      )}
      {text('conflictHelp')}
    </Alert>
  );
}
