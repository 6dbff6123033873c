/** Every kept form begins with this, so that signing out finds them all. */
export const draftPrefix = 'stampede.console.draft.';

/** What somebody typed into a form and has not sent. */
export interface KeptDraft<Value> {
  readonly value: Value;
  /** Milliseconds since the epoch. */
  readonly keptAt: number;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Older drafts were forgotten by their author too. */
const keptMs = 24 * 3_600_000;

/** A draft belongs to one person and one address, so that nobody meets another's. */
export const draftKey = (personId: string, path: string, name: string): string =>
  `${draftPrefix}${personId}.${path}.${name}`;

export function readDraft<Value>(place: Place, key: string, now: number): KeptDraft<Value> | undefined {
  try {
    const draft = JSON.parse(place.getItem(key) ?? 'null') as KeptDraft<Value> | null;
    return draft && draft.keptAt > now - keptMs ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft<Value>(place: Place, key: string, draft: KeptDraft<Value>): void {
  try {
    place.setItem(key, JSON.stringify(draft));
  } catch {
    // A full storage: the form works without it.
  }
}

/** Forgets all drafts in these storages. */
export function forgetDrafts(...places: readonly Storage[]): void {
  for (const place of places)
    for (const key of Array.from({ length: place.length }, (_, index) => place.key(index)))
      if (key?.startsWith(draftPrefix)) place.removeItem(key);
}
