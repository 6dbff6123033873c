import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontBlock, StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { say } from '../../parts/say.ts';
import { useUnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { BlockList } from './block-list.tsx';
import { isSameBlocks, newBlock, withBlock } from './blocks.ts';
import { ConflictAlert } from './conflict-alert.tsx';
import { EditorHeader } from './editor-header.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { RestoredAlert } from './restored-alert.tsx';
import { ScheduledAlert } from './scheduled-alert.tsx';
import { useKeptBlocks } from './use-kept-blocks.ts';
import { draftKey, isConflict } from './use-storefront.ts';

/** The form of a block loads when it is first opened. It is the larger part of the page. */
const BlockDialog = lazy(async () => ({ default: (await import('./block-dialog.tsx')).BlockDialog }));

/** The draft's blocks beside a preview. Nothing is sent before it is saved, and visitors see nothing before it is published. */
export function StorefrontEditor({ draft }: { readonly draft: StorefrontDraft }) {
  const text = useTranslations('storefront');
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const form = useKeptBlocks(draft);
  const { blocks, version } = form.value;
  const isDirty = !isSameBlocks(blocks, draft.blocks);
  const guard = useUnsavedGuard(isDirty, form.discard);
  const [edited, setEdited] = useState<StorefrontBlock>();
  const [isPublishing, setPublishing] = useState(false);
  const change = (next: readonly StorefrontBlock[]) => form.set({ blocks: [...next], version });
  const save = useMutation({
    mutationFn: () => client.storefront.saveDraft({ blocks: [...blocks] }, { ifMatch: version }),
    onSuccess: (saved) => {
      form.discard();
      queries.setQueryData(draftKey, saved);
      say(text('saved'));
    },
    onError: (error) => {
      if (isConflict(error)) void queries.invalidateQueries({ queryKey: draftKey });
    },
  });
  return (
    <SpaceBetween size="l">
      <EditorHeader
        draft={draft}
        isDirty={isDirty}
        isSaving={save.isPending}
        onSave={() => save.mutate()}
        onPublish={() => setPublishing(true)}
      />
      {isDirty && version !== draft.version ? (
        <ConflictAlert
          draft={draft}
          onTakeTheirs={form.discard}
          onKeepMine={() => form.set({ blocks, version: draft.version })}
        />
      ) : (
        form.isRestored && isDirty && <RestoredAlert onDiscard={form.discard} />
      )}
      {save.error && !isConflict(save.error) && <ProblemAlert error={save.error} />}
      <ScheduledAlert scheduled={draft.scheduled} />
      <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
        <BlockList
          blocks={blocks}
          onChange={change}
          onEdit={setEdited}
          onAdd={(kind) => setEdited(newBlock(blocks, kind, locale))}
        />
        <PreviewPanel blocks={blocks} />
      </Grid>
      {edited && (
        <Suspense>
          <BlockDialog
            block={edited}
            blocks={blocks}
            onDone={(block) => {
              change(withBlock(blocks, block));
              setEdited(undefined);
            }}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      )}
      {isPublishing && <PublishDialog draft={draft} onClose={() => setPublishing(false)} />}
      {guard.dialog}
    </SpaceBetween>
  );
}
