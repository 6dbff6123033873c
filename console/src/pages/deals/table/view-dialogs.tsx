import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SavedView } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../../frame/context.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { useViews } from './use-views.ts';

interface SaveProps {
  readonly search: string;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

/** Asks for the name of a view. */
export function SaveViewDialog({ search, onClose, onSaved }: SaveProps) {
  const text = useTranslations('deals');
  const { me } = useFrame();
  const { save } = useViews();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  return (
    <ConfirmDialog
      title={text('views.save')}
      action={text('views.keep')}
      busy={save.isPending}
      disabled={name.trim() === ''}
      error={save.error}
      onClose={onClose}
      onConfirm={() => save.mutate({ name: name.trim(), search, shared }, { onSuccess: onSaved })}
    >
      <SpaceBetween size="m">
        <FormField label={text('views.name')} constraintText={text('views.help')}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
        {hasRole(me, 'admin') && (
          <Checkbox checked={shared} onChange={({ detail }) => setShared(detail.checked)}>
            {text('views.share')}
          </Checkbox>
        )}
      </SpaceBetween>
    </ConfirmDialog>
  );
}

/** Asks before a view is removed. */
export function RemoveViewDialog({
  view,
  onClose,
}: {
  readonly view: SavedView;
  readonly onClose: () => void;
}) {
  const text = useTranslations('deals');
  const { remove } = useViews();
  return (
    <ConfirmDialog
      title={text('views.deleteTitle', { name: view.name })}
      action={text('views.remove')}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(view.id, { onSuccess: onClose })}
    >
      <div>{text(view.shared ? 'views.deleteShared' : 'views.deleteOwn')}</div>
    </ConfirmDialog>
  );
}
