import type { Reconciliation } from '../../../lib/contract/stock.ts';
import type { Outcome } from './buyer.ts';
import type { Calm } from './calm.ts';
import type { RushOptions } from './options.ts';
import { percentile } from './percentile.ts';
import type { Watched } from './watchers/audience.ts';
import { brokenWatching, watchingRows } from './watchers/report.ts';
import type { WriteMeter } from './write-units.ts';

export interface RushResult {
  readonly options: RushOptions;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
  readonly reconciliation: Reconciliation;
  readonly written: Awaited<ReturnType<WriteMeter['read']>> | undefined;
  readonly calm: Calm | undefined;
  readonly watched: Watched | undefined;
}

/** What must hold after any rush; each line that comes back is a defect. */
export function broken({ options, outcomes, reconciliation: found, watched }: RushResult): string[] {
  const got = outcomes.filter(({ verdict }) => verdict === 'held' || verdict === 'confirmed').length;
  const recorded = found.held + found.sold;
  const unanswered = outcomes.filter(({ verdict }) => verdict === 'unanswered').length;
  const duplicated = outcomes.filter((outcome) => outcome.duplicated);
  return [
    ...(recorded > options.stock ? [`oversold: ${recorded} of ${options.stock} units`] : []),
    ...(got !== recorded ? [`${got} buyers were promised units, ${recorded} are recorded`] : []),
    ...(got < Math.min(options.stock, options.buyers)
      ? [`${Math.min(options.stock, options.buyers) - got} units were refused to buyers who wanted them`]
      : []),
    ...(unanswered > 0 ? [`${unanswered} buyers were left without an answer`] : []),
    ...(found.balanced ? [] : ['stock and records do not balance']),
    ...(found.claimed > 0 ? [`${found.claimed} units are still claimed`] : []),
    ...(duplicated.every(({ collapsed }) => collapsed) ? [] : ['a duplicated order led to two bookings']),
    ...(watched ? brokenWatching(watched) : []),
  ];
}

/** One table for people. */
export function table(result: RushResult): string {
  const { options, outcomes, seconds, reconciliation: found, written, calm } = result;
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  const ms = (values: number[]) =>
    [50, 95, 99].map((p) => percentile(values, p).toFixed(0).padStart(6)).join(' ');
  const duplicated = count((o) => o.duplicated);
  const rows: [string, string | number][] = [
    ['buyers · stock · connections', `${options.buyers} · ${options.stock} · ${options.connections}`],
    ['decided at once (direct path)', count(({ path }) => path === 'direct')],
    ['accepted into the queue', count(({ path }) => path === 'queue')],
    ['refused at the door (sold out)', count(({ path }) => path === 'refused')],
    ['got a unit, held for them until they pay', count(({ verdict }) => verdict === 'held')],
    ['did not get one (rejected)', count(({ verdict }) => verdict === 'rejected')],
    ['left without an answer', count(({ verdict }) => verdict === 'unanswered')],
    ['orders sent twice that became one booking', `${count((o) => o.collapsed)} of ${duplicated}`],
    ['requests that were sent again', outcomes.reduce((sum, { retries }) => sum + retries, 0)],
    ['until the order was taken, ms   p50 p95 p99', ms(outcomes.map(({ acceptMs }) => acceptMs))],
    ['until it was decided, ms        p50 p95 p99', ms(outcomes.map(({ decisionMs }) => decisionMs))],
    ['orders/s', (outcomes.length / seconds).toFixed(0)],
    ...unitRows(written),
    ...(calm
      ? ([
          [
            'calm order : its transaction alone, p50',
            `${calm.orderP50.toFixed(1)} ms : ${calm.transactionP50.toFixed(1)} ms = ${(calm.orderP50 / calm.transactionP50).toFixed(2)}`,
          ],
        ] as [string, string][])
      : []),
    ['records: held · sold · rejected', `${found.held} · ${found.sold} · ${found.bookings.rejected}`],
    [
      'stock: total = avail + claim + held + sold',
      `${found.quantityTotal} = ${found.available} + ${found.claimed} + ${found.counters.held} + ${found.counters.sold}`,
    ],
    ['stock and records agree', found.balanced ? 'yes' : 'NO'],
    ...(result.watched ? watchingRows(result.watched) : []),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

function unitRows(written: RushResult['written']): [string, string][] {
  if (!written) return [];
  const batch =
    written.batches > 0 ? ` (${(written.settled / written.batches).toFixed(0)} orders a batch)` : '';
  return [
    [
      'write units an order, burst path',
      written.settled > 0 ? `${(written.burst / written.settled).toFixed(3)}${batch}` : 'not used',
    ],
    ['write units, direct path', written.direct.toFixed(0)],
  ];
}
