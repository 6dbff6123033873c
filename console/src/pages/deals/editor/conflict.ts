import { changedTerms, isSame, type TermName, type Terms } from './terms.ts';

/** The changes of two people to the same deal. */
export interface Conflict {
  /** Terms that both changed, to different values: the person decides. */
  readonly both: readonly TermName[];
  /** Terms that only the colleague changed: they stay as the colleague wrote them. */
  readonly theirs: readonly TermName[];
  /** Terms that only this person changed. */
  readonly mine: readonly TermName[];
}

/** Compares my terms and the stored ones with the terms that I began with. */
export function compareTerms(base: Terms, mine: Terms, theirs: Terms): Conflict {
  const changedByMe = changedTerms(base, mine);
  const changedByThem = changedTerms(base, theirs);
  const differs = (name: TermName) => !isSame(mine[name], theirs[name]);
  return {
    both: changedByMe.filter((name) => changedByThem.includes(name) && differs(name)),
    theirs: changedByThem.filter((name) => !changedByMe.includes(name)),
    mine: changedByMe.filter((name) => !changedByThem.includes(name)),
  };
}

/** Returns the terms to save: theirs with my changes, and for terms of both the choice. */
export function resolveTerms(
  { mine, theirs }: { readonly mine: Terms; readonly theirs: Terms },
  conflict: Conflict,
  chosen: Partial<Record<TermName, 'mine' | 'theirs'>>,
): Terms {
  const kept = [...conflict.mine, ...conflict.both.filter((name) => chosen[name] === 'mine')];
  return { ...theirs, ...Object.fromEntries(kept.map((name) => [name, mine[name]])) };
}
