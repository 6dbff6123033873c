import type { Tally } from '../../../../local/stripe/tally.ts';
import type { RushOptions } from '../options.ts';
import { percentile } from '../percentile.ts';
import type { Visit } from './market.ts';
import { personas } from './personas.ts';
import { type Check, type Evidence, judge } from './verdict.ts';

export interface PayResult {
  readonly options: RushOptions;
  readonly visits: readonly Visit[];
  readonly seconds: number;
  /** Invocations of consumers that were killed. */
  readonly crashes: number;
  readonly quiet: { readonly quiet: boolean; readonly seconds: number };
  readonly tally: { readonly before: Tally; readonly after: Tally };
  readonly evidence: Evidence;
}

/** What must hold after any rush with money. */
export const verdict = ({ evidence, quiet }: PayResult): Check[] => [
  ...judge(evidence),
  {
    name: 'all is quiet',
    broken: quiet.quiet ? [] : [`something was still under way after ${quiet.seconds} s`],
  },
];

/** One table for people, and the verdict. */
export function payTable(result: PayResult, checks: readonly Check[]): string {
  const rows = [...figures(result), ...cast(result)];
  const width = Math.max(...rows.map(([name]) => name.length), ...checks.map(({ name }) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  const verdicts = checks.map(
    ({ name, broken }) => `  ${name.padEnd(width)}  ${broken.length === 0 ? 'yes' : `NO: ${broken.length}`}`,
  );
  return [...lines, '', ...verdicts].join('\n');
}

type Row = [string, string | number];

function figures({ options, visits, seconds, crashes, quiet, tally, evidence }: PayResult): Row[] {
  const { bookings, ledger, intents, reconciliation: found } = evidence;
  const inState = (status: string) => bookings.filter((booking) => booking.status === status).length;
  const captures = ledger.filter(({ kind }) => kind === 'capture').map(({ at }) => at);
  const span = (Math.max(...captures) - Math.min(...captures)) / 1_000;
  const since = difference(tally.before, tally.after);
  const ready = visits.flatMap(({ played }) => played?.readyMs ?? []);
  const total = (pick: (intent: Evidence['intents'][number]) => number) =>
    intents.reduce((all, intent) => all + pick(intent), 0);
  return [
    ['buyers · stock · connections', `${options.buyers} · ${options.stock} · ${options.connections}`],
    ['seed', options.seed],
    ['selling and paying · until quiet', `${seconds.toFixed(0)} s · ${quiet.seconds} s`],
    ['units taken when buyers came back', visits.filter(({ second }) => second).length],
    [
      'confirmed · expired · cancelled · rejected',
      ['confirmed', 'expired', 'cancelled', 'rejected'].map(inState).join(' · '),
    ],
    [
      'stock: total = avail + claim + held + sold',
      `${found.quantityTotal} = ${found.available} + ${found.claimed} + ${found.counters.held} + ${found.counters.sold}`,
    ],
    ['payments/s, first to last', (captures.length / span).toFixed(1)],
    [
      'ready to pay, s   p50 p95 p99',
      [50, 95, 99].map((p) => (percentile(ready, p) / 1_000).toFixed(1)).join(' '),
    ],
    [
      'Stripe requests of ours · a paid booking',
      `${since.requests} · ${(since.requests / captures.length).toFixed(1)}`,
    ],
    [
      'Stripe timeouts before · after the effect',
      `${since.fault('timeout_before')} · ${since.fault('timeout_after')}`,
    ],
    [
      'webhooks · lost · duplicated',
      `${since.webhooks} · ${since.fault('drop')} · ${since.fault('duplicate')}`,
    ],
    ['consumers crashed', crashes],
    ['answers that were tried again', failures(visits)],
    [
      'Stripe: captured · refunded',
      `${total(({ captured }) => captured)} · ${total(({ refunded }) => refunded)}`,
    ],
    ['ledger: accounts', accounts(evidence)],
  ];
}

/** Answers of 500 and above, and how many of each. */
function failures(visits: readonly Visit[]): string {
  const all = visits.flatMap(({ played }) => played?.failures ?? []);
  const kinds = [...Map.groupBy(all, (failure) => failure)];
  return kinds.map(([kind, { length }]) => `${length} × ${kind}`).join(', ') || 'none';
}

function difference(before: Tally, after: Tally) {
  return {
    requests: after.requests.server - before.requests.server,
    webhooks: after.webhooks - before.webhooks,
    fault: (kind: keyof Tally['faults']) => (after.faults[kind] ?? 0) - (before.faults[kind] ?? 0),
  };
}

function accounts({ ledger }: Evidence): string {
  const balances = new Map<string, number>();
  for (const { lines } of ledger)
    for (const { account, unit, amount } of lines) {
      const name = `${account} ${unit}`;
      balances.set(name, (balances.get(name) ?? 0) + amount);
    }
  return [...balances].map(([name, balance]) => `${name} ${balance}`).join(' · ') || 'empty';
}

/** What the buyers of each kind came to: confirmed of all. */
function cast({ visits, evidence }: PayResult): Row[] {
  return personas.flatMap((persona): Row[] => {
    const plays = visits.flatMap(({ played }) => (played?.persona === persona ? [played] : []));
    const confirmed = plays.filter(({ bookingId }) => evidence.answers.get(bookingId) === 'confirmed').length;
    return plays.length === 0
      ? []
      : [[`${persona.replaceAll('_', ' ')}: confirmed of all`, `${confirmed} of ${plays.length}`]];
  });
}
