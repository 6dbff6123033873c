import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTranslations } from 'use-intl';

/** Says that the editor has changes from before, which were not saved. */
export function RestoredAlert({ onDiscard }: { readonly onDiscard: () => void }) {
  const text = useTranslations('storefront');
  return (
    <Alert type="info" action={<Button onClick={onDiscard}>{text('discard')}</Button>}>
      {text('restored')}
    </Alert>
  );
}
