/** Every kept form begins with this, so that signing out finds them all. */
export const draftPrefix = 'stampede.console.draft.';

/** Forgets all drafts in these storages. */
export function forgetDrafts(...places: readonly Storage[]): void {
  for (const place of places)
    for (const key of Array.from({ length: place.length }, (_, index) => place.key(index)))
      if (key?.startsWith(draftPrefix)) place.removeItem(key);
}
