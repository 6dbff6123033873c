import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';

interface Props {
  readonly draft: StorefrontDraft;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onPublish: () => void;
}

/** The page's name, the version that visitors see, and the steps to another one. */
export function EditorHeader({ draft, isDirty, isSaving, onSave, onPublish }: Props) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  const { current } = draft;
  return (
    <Header
      variant="h1"
      description={
        current
          ? text('current', { version: current.version, time: formats.time(current.from) })
          : text('noCurrent')
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton to="/storefront/versions">{text('versions')}</PageButton>
          <Button disabled={!isDirty} loading={isSaving} onClick={onSave}>
            {text('save')}
          </Button>
          <Button
            variant="primary"
            disabled={isDirty || draft.version === 0}
            disabledReason={text(isDirty ? 'saveFirst' : 'nothingToPublish')}
            onClick={onPublish}
          >
            {text('publish')}
          </Button>
        </SpaceBetween>
      }
    >
      {text('title')}
    </Header>
  );
}
