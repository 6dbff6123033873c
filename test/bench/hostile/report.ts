import { percentile } from '../rush/percentile.ts';
import type { Weather } from './network.ts';
import type { Outcome, Played } from './play.ts';
import type { Tally } from './proxy.ts';
import type { Check } from './verdict.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;

export const forecast = ({
  lostRequests,
  lostResponses,
  silent,
  duplicated,
  latencyMs,
  socketLifeMs,
}: Weather) =>
  `${percent(lostRequests)} of the requests are lost, ${percent(lostResponses)} of the responses (${percent(silent)} of both in silence, ` +
  `the others with a reset); ${percent(duplicated)} of what arrives arrives twice; ${latencyMs.join('–')} ms there and back; ` +
  `each socket is cut after ${socketLifeMs} ms`;

/** The figures of a play, for people. */
export function figures({ outcomes, numbers, sent, challenges, seconds }: Played, tally: Tally): string {
  const told = (status: string) => outcomes.filter(({ decision }) => decision?.status === status).length;
  const spread = (some: readonly Outcome[]) =>
    [50, 95, 100]
      .map((p) =>
        (
          percentile(
            some.map(({ ms }) => ms),
            p,
          ) / 1_000
        )
          .toFixed(1)
          .padStart(6),
      )
      .join(' ');
  const sum = Object.values(sent).reduce((all, count) => all + count, 0);
  const each = (operation: string) => ((sent[operation] ?? 0) / outcomes.length).toFixed(2);
  const [deals, bookings] = [numbers.sum('deal'), numbers.sum('booking')];
  const rows: [string, string][] = [
    [
      'orders · of apps that died on the way',
      `${outcomes.length} · ${outcomes.filter(({ killed }) => killed).length}`,
    ],
    [
      'of apps that called again, out of time',
      String(outcomes.filter(({ killed, calls }) => calls > (killed ? 2 : 1)).length),
    ],
    ['held · confirmed · rejected', `${told('held')} · ${told('confirmed')} · ${told('rejected')}`],
    ['undecided', String(outcomes.filter(({ decision }) => !decision).length)],
    ['to the decision, s      p50    p95    max', spread(outcomes)],
    [
      'the same of units that were got',
      spread(outcomes.filter(({ decision }) => decision && decision.status !== 'rejected')),
    ],
    ['requests an order: place · read', `${each('bookings.place')} · ${each('bookings.get')}`],
    ['requests of all apps · challenges solved', `${sum} · ${challenges}`],
    [
      'lost requests · lost responses · of both in silence',
      `${tally.lostRequests} · ${tally.lostResponses} · ${tally.silent}`,
    ],
    ['arrived twice', `${tally.duplicated} (${tally.delivered} arrived in all)`],
    [
      'sockets opened · lost in the handshake · cut',
      `${tally.sockets} · ${tally.neverOpened} · ${tally.cut}`,
    ],
    ['frames', String(tally.frames)],
    ['live: topics of deals · messages', `${deals.topics} · ${deals.messages}`],
    ['live: topics of bookings · messages', `${bookings.topics} · ${bookings.messages}`],
    ['seconds', seconds.toFixed(0)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

/** Each promise, and the first few things that speak against it. */
export const judged = (checks: readonly Check[]): string =>
  checks
    .flatMap(({ promise, defects }) => [
      `  ${defects.length === 0 ? 'holds ' : 'BROKEN'}  ${promise}${defects.length === 0 ? '' : ` (${defects.length})`}`,
      ...defects.slice(0, 8).map((defect) => `            ${defect}`),
    ])
    .join('\n');
