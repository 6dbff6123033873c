import type { Belt } from './belts.ts';
import type { Plan, Planned } from './plan.ts';

export type Outcome =
  | { readonly kind: 'missed'; readonly by: string; readonly says: string }
  | { readonly kind: 'survived' };

export interface Verdict {
  readonly survivors: readonly Planned[];
  readonly listed: readonly Planned[];
  readonly unmet: Plan['unmet'];
  /** Entries of the list that name no clause. */
  readonly gone: readonly Belt[];
  /** Entries of the list that a test misses now. */
  readonly idle: readonly Belt[];
  readonly sound: boolean;
}

/** @param whole whether every clause was planned: only then is an entry without one out of date. */
export function judge(
  { mutants, unmet }: Plan,
  outcomes: ReadonlyMap<string, Outcome>,
  { belts, whole }: { belts: readonly Belt[]; whole: boolean },
): Verdict {
  const isListed = ({ site, clause }: Planned) =>
    belts.some((belt) => belt.site === site && belt.clause === clause.text);
  const survived = mutants.filter(({ key }) => outcomes.get(key)?.kind === 'survived');
  const of = (belt: Belt) =>
    mutants.filter(({ site, clause }) => site === belt.site && clause.text === belt.clause);
  const gone = whole ? belts.filter((belt) => of(belt).length === 0) : [];
  const survivors = survived.filter((mutant) => !isListed(mutant));
  const missed = (mutant: Planned) => outcomes.get(mutant.key)?.kind === 'missed';
  return {
    survivors,
    listed: survived.filter(isListed),
    unmet,
    gone,
    idle: belts.filter((belt) => of(belt).length > 0 && of(belt).every(missed)),
    sound: survivors.length === 0 && unmet.length === 0 && gone.length === 0,
  };
}
