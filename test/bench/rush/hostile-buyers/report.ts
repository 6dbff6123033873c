import type { Check } from '../pay/verdict.ts';
import { percentile } from '../percentile.ts';
import type { Attacked, Pair, Sale } from './evidence.ts';
import { attackersUnits, honestUnits, turnsByCaller, unitsOf, waits } from './verdict.ts';

type Row = readonly [string, string];

/** What happened, for people. */
export function hostileTable({ without, beside }: Pair): string {
  const both = (tell: (sale: Sale) => string | number) => `${tell(without)} · ${tell(beside)}`;
  const [greediest] = turnsByCaller(beside);
  const { visits, units } = beside;
  const rows: Row[] = [
    ['honest buyers · units', `${visits.length} · ${units}`],
    ['without attackers · beside them:', ''],
    ['  seconds until everybody was done', both(({ seconds }) => seconds.toFixed(0))],
    ['  units that honest buyers paid for', both(honestUnits)],
    [
      '  turns that their payments waited, p50 p95',
      both((sale) => [50, 95].map((p) => percentile(waits(sale), p)).join(' ')),
    ],
    ['  Stripe’s turns in all', both(({ turns }) => turns.length)],
    [
      'most turns of one caller in 10 s · in all',
      greediest
        ? `${greediest.most}, ${(greediest.share * 100).toFixed(1)} % · ${greediest.turns} (${greediest.kind})`
        : 'none',
    ],
    ...beside.attacked.flatMap((attacked) => attackRows(beside, attacked)),
  ];
  const width = Math.max(...rows.filter(([, value]) => value !== '').map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`.trimEnd()).join('\n');
}

/** Each promise, and the first few things that speak against it. */
export const judgedChecks = (checks: readonly Check[]): string =>
  checks
    .flatMap(({ name, broken }) => [
      `  ${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${name}${broken.length === 0 ? '' : ` (${broken.length})`}`,
      ...broken.slice(0, 5).map((defect) => `            ${defect}`),
    ])
    .join('\n');

function attackRows(sale: Sale, { kind, says, callers, solved, tally }: Attacked): Row[] {
  const units = attackersUnits(sale, kind);
  const kept = unitsOf(sale, kind, ['held', 'confirmed']);
  return [
    [says, ''],
    ['  tokens · challenges solved · requests', `${callers} · ${solved} · ${tally.requests}`],
    ['  units that were held for a while · kept', `${units.got} · ${kept}`],
    ...[...tally.answers].map(
      ([operation, answers]): Row => [
        `  ${operation}`,
        [...answers]
          .sort(([, one], [, other]) => other - one)
          .map(([answer, count]) => `${answer}: ${count}`)
          .join(', '),
      ],
    ),
  ];
}
