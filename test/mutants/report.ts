import type { Planned } from './plan.ts';
import type { Outcome, Verdict } from './verdict.ts';

/** What a run found, for people. */
export function report(
  { survivors, listed, unmet, gone, idle }: Verdict,
  { outcomes, minutes }: { outcomes: ReadonlyMap<string, Outcome>; minutes: number },
): string {
  const missed = [...outcomes.values()].filter(({ kind }) => kind === 'missed').length;
  return [
    '',
    `${outcomes.size} clauses in ${minutes.toFixed(1)} minutes: ${missed} missed by a test, ${listed.length} listed, ${survivors.length} missed by none.`,
    ...section('No test misses, and the list does not say why:', survivors.map(said)),
    ...section(
      'No test sends:',
      unmet.map(({ where, piece }) => `${where}: ${piece}`),
    ),
    ...section(
      'In test/mutants/belts.ts, but no longer in the sources:',
      gone.map(({ site, clause }) => `${site}: ${clause}`),
    ),
    ...section(
      'In test/mutants/belts.ts, though a test misses it by now (take it out):',
      idle.map(({ site, clause }) => `${site}: ${clause}`),
    ),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const said = ({ where, clause }: Planned): string =>
  `${where}: ${clause.text}${clause.becomes ? '' : ' — where it never holds'}`;
