import type { StorefrontBlock, StorefrontLanguage } from '@stampede/mobile-sdk/admin';
import type { BlockKind } from './block-form.ts';

/** The languages that texts can have, as the API names them. */
export const languages: readonly StorefrontLanguage[] = [
  ...(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl'] as const),
  ...(['cs', 'da', 'sv', 'tr', 'uk', 'ar', 'ja'] as const),
];
export const themes = ['plain', 'accent', 'night', 'sale', 'calm'] as const;
export const kinds = ['banner', 'collection', 'countdown'] as const;
export const people = ['everybody', 'guests', 'signed_in', 'new_customers'] as const;
/** The most blocks of a page. */
export const mostBlocks = 30;

/** Returns an id that no block of the page has: `banner`, `banner-2` and so on. */
export function freeId(blocks: readonly { readonly id: string }[], wanted: string): string {
  const taken = new Set(blocks.map(({ id }) => id));
  const root = wanted.replace(/-\d+$/, '').slice(0, 36);
  for (let count = 1; ; count++) {
    const id = count === 1 ? root : `${root}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** Returns a block to fill in. */
export function newBlock(
  blocks: readonly StorefrontBlock[],
  kind: BlockKind,
  language: StorefrontLanguage,
): StorefrontBlock {
  return {
    id: freeId(blocks, kind),
    kind,
    audience: { people: 'everybody' },
    theme: kind === 'countdown' ? 'night' : 'plain',
    texts: [{ language, title: '' }],
    ...(kind === 'collection' && { collection: { rule: { order: 'newest' }, limit: 12 } }),
  };
}

/** Returns the blocks with this one in the place of the one with its id, or at the end. */
export function withBlock(blocks: readonly StorefrontBlock[], block: StorefrontBlock): StorefrontBlock[] {
  const isThere = blocks.some(({ id }) => id === block.id);
  return isThere ? blocks.map((one) => (one.id === block.id ? block : one)) : [...blocks, block];
}

/** Returns the blocks with a copy behind the block. */
export function withCopy(blocks: readonly StorefrontBlock[], block: StorefrontBlock): StorefrontBlock[] {
  const copy = { ...block, id: freeId(blocks, block.id) };
  return blocks.flatMap((one) => (one.id === block.id ? [one, copy] : [one]));
}

/** Returns the title in the person's language, or else the first. */
export function titleOf({ texts }: Pick<StorefrontBlock, 'texts'>, language: string): string {
  return (texts.find((one) => one.language === language) ?? texts[0])?.title ?? '';
}

/** Whether two drafts are the same, whatever order their fields have. */
export const isSameBlocks = (one: readonly StorefrontBlock[], other: readonly StorefrontBlock[]): boolean =>
  sorted(one) === sorted(other);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
