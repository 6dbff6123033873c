import type { StorefrontBlock, StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { readStored } from '../../parts/use-stored.ts';
import { draftPrefix } from '../../session/drafts.ts';

interface Kept {
  readonly blocks: readonly StorefrontBlock[];
  /** The version of the draft that they were made from. */
  readonly version: number;
}

const key = `${draftPrefix}storefront`;

/** Returns the blocks in a kept text. @returns undefined for one of an earlier version of the console */
export const keptBlocks = (text: string | null): Kept | undefined =>
  readStored(text, (kept) => {
    const { blocks, version } = kept as Kept;
    return Array.isArray(blocks) && typeof version === 'number' ? { blocks, version } : undefined;
  });

/** The blocks in the editor. Changes are kept in this tab until they are saved, over a reload and a sign-in. */
export function useKeptBlocks({ blocks, version }: Pick<StorefrontDraft, 'blocks' | 'version'>) {
  const [found, setFound] = useState(() => keptBlocks(sessionStorage.getItem(key)));
  const [value, setValue] = useState<Kept>(found ?? { blocks, version });
  return {
    value,
    isRestored: found !== undefined,
    set(next: Kept) {
      setValue(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full storage: the blocks are on the page still.
      }
    },
    /** Begins again with the saved draft. */
    discard() {
      sessionStorage.removeItem(key);
      setFound(undefined);
      setValue({ blocks, version });
    },
  };
}
