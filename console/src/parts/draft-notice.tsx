import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTranslations } from 'use-intl';
import { useFormats } from '../text/format.ts';
import type { Draft } from './use-draft.ts';

/** Says that a form holds a draft, and offers to discard it. It stands above the form. */
export function DraftNotice({
  draft: { restoredFrom, discard },
}: {
  readonly draft: Pick<Draft<unknown>, 'restoredFrom' | 'discard'>;
}) {
  const text = useTranslations('session');
  const formats = useFormats();
  if (!restoredFrom) return null;
  return (
    <Alert
      type="info"
      header={text('restored', { time: formats.time(restoredFrom.toISOString()) })}
      action={<Button onClick={discard}>{text('discard')}</Button>}
    >
      {text('restoredHelp')}
    </Alert>
  );
}
