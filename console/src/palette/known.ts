import type { EntryKind } from './entries.ts';

/** A deal, a booking or a seller that the console loaded. */
export interface Known {
  readonly kind: EntryKind;
  readonly id: string;
  readonly title: string | undefined;
  readonly status: string | undefined;
}

const kinds = { deal: 'deal', bkg: 'booking', slr: 'seller' } as const;

/** Answers are lists in pages of a list at most. */
const deepest = 5;

/**
 * Finds deals, bookings and sellers in answers that the console has loaded, by their ids. The answers may be of any
 * shape. The last one of an id counts.
 */
export function knownIn(answers: readonly unknown[]): Known[] {
  const found = new Map<string, Known>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > deepest) return;
    if (Array.isArray(value)) {
      for (const each of value) look(each, depth + 1);
      return;
    }
    const known = knownOf(value as Record<string, unknown>);
    if (known) found.set(known.id, known);
    else for (const each of Object.values(value)) look(each, depth + 1);
  };
  for (const answer of answers) look(answer, 0);
  return [...found.values()];
}

function knownOf({ id, title, name, status, state }: Record<string, unknown>): Known | undefined {
  const [, prefix] = /^(deal|bkg|slr)_/.exec(String(id)) ?? [];
  if (!prefix) return undefined;
  return {
    kind: kinds[prefix as keyof typeof kinds],
    id: String(id),
    title: textOf(title) ?? textOf(name),
    status: textOf(status) ?? textOf(state),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
