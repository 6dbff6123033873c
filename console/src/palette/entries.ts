/** A place that the palette goes to. */
export interface Entry {
  /** Unique in the palette. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** Beside the title, as a state or an id. It is searched too. */
  readonly detail?: string;
  /** The path within the console. */
  readonly to: string;
  /** The state that the page gets beside its address: an e-mail address or a name must be in no address. */
  readonly state?: { readonly find: string };
}

/** The groups of the palette, in their order. */
export const entryKinds = ['page', 'deal', 'booking', 'seller', 'customer'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** More than this of one kind is no choice. */
const mostOfKind = 8;

/**
 * Returns the entries that have every word of the text in title or detail, the best of each kind first. Without a text,
 * the pages alone: the rest is too much to look through.
 */
export function findEntries(text: string, entries: readonly Entry[]): Entry[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const fitting = entries.filter(({ kind }) => words.length > 0 || kind === 'page');
  const ranked = fitting.flatMap((entry, place) => {
    const rank = rankOf(words, entry);
    return rank === undefined ? [] : [{ entry, rank, place }];
  });
  ranked.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return entryKinds.flatMap((kind) =>
    ranked
      .filter(({ entry }) => entry.kind === kind)
      .slice(0, words.length > 0 ? mostOfKind : undefined)
      .map(({ entry }) => entry),
  );
}

/** Returns 0 for a title that begins with the text, 1 for beginnings of words, 2 for parts of them; undefined for none. */
function rankOf(words: readonly string[], { title, detail = '' }: Entry): number | undefined {
  const name = plain(title);
  const all = `${name} ${plain(detail)}`;
  if (!words.every((word) => all.includes(word))) return undefined;
  if (name.startsWith(words.join(' '))) return 0;
  return words.every((word) => ` ${all}`.includes(` ${word}`)) ? 1 : 2;
}

/** Case and accents do not matter: `muller` finds `Müller`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();

/** The things that have a page, by the beginning of their ids. A guest has no page but their bookings. */
const places = {
  deal: { kind: 'deal', path: '/deals/' },
  bkg: { kind: 'booking', path: '/bookings/' },
  slr: { kind: 'seller', path: '/sellers/' },
  cus: { kind: 'customer', path: '/customers/' },
  gst: { kind: 'customer', path: '/bookings?find=' },
} as const satisfies Readonly<Record<string, { readonly kind: EntryKind; readonly path: string }>>;

/**
 * Returns where an id leads to. It may be part of a pasted address or text.
 * @param isOffice whether the person may see customers; others see the bookings of one
 */
export function placeOfId(
  text: string,
  isOffice = true,
): { kind: EntryKind; id: string; to: string } | undefined {
  const [id, prefix] = /\b(deal|bkg|slr|cus|gst)_[0-9A-Za-z]{8,}\b/.exec(text) ?? [];
  if (!id) return undefined;
  const { kind, path } = places[prefix as keyof typeof places];
  return { kind, id, to: (kind === 'customer' && !isOffice ? places.gst.path : path) + id };
}

/** The search for customers that a text may mean. A name has three letters at least, as the API demands. */
export function customerSearchOf(text: string): 'email' | 'name' | undefined {
  const typed = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return 'email';
  return /^\p{L}[\p{L}\p{M}'’. -]{2,}$/u.test(typed) ? 'name' : undefined;
}
