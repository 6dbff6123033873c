import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useTranslations } from 'use-intl';

/** An id in full, with a button that copies it. */
export function IdText({ id }: { readonly id: string }) {
  const text = useTranslations('parts');
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={id}
      copyButtonAriaLabel={text('copy', { id })}
      copySuccessText={text('copied')}
      copyErrorText={text('copyFailed')}
    />
  );
}
