import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useTranslations } from 'use-intl';

interface Props {
  readonly id: string;
  /** Shown in its place where there is little room. The copy is whole. */
  readonly short?: string;
}

/** An id, with a button that copies it. */
export function IdText({ id, short }: Props) {
  const text = useTranslations('parts');
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={id}
      {...(short && { textToDisplay: short })}
      copyButtonAriaLabel={text('copy', { id })}
      copySuccessText={text('copied')}
      copyErrorText={text('copyFailed')}
    />
  );
}
