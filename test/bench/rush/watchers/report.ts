import { percentile } from '../percentile.ts';
import type { Watched } from './audience.ts';
import type { CrowdReport, WatcherLog } from './crowd.ts';

/** Everybody knows how it ended so soon. */
const finalWithinMs = 3_000;

interface Finding {
  /** Milliseconds from the commit to the moment at which each watcher knew it, for those who did. */
  readonly late: readonly number[];
  readonly missed: number;
  /** The same for its number: what comes after that is the sending. */
  readonly numbered: number;
}

/** When everybody came to know the state that was asked for. */
export function findFinal({ final, stock, watchers, numberedAt }: CrowdReport): Finding {
  // It was looked at before the change and after it: counted is from the earlier, so no delay is shown too short.
  const committed = stock.at(-1)?.after ?? Number.NaN;
  const known = watchers.flatMap(({ heard }) => {
    const last = heard.at(-1);
    return last?.state === final ? [Math.max(0, last.at - committed)] : [];
  });
  const numbered = Math.max(0, (numberedAt[final] ?? Number.NaN) - committed);
  return { late: known, missed: watchers.length - known.length, numbered };
}

/** The most pushes within any second. */
export function mostInSecond(pushes: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < pushes.length; last++) {
    while ((pushes[last] ?? 0) - (pushes[first] ?? 0) >= 1_000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Messages a second: each stands for the second after it. */
export function rateOf(pushes: readonly number[]): number {
  const [first = 0] = pushes;
  const span = (pushes.at(-1) ?? 0) - first;
  return pushes.length / (span / 1_000 + 1);
}

/** The shortest time between two messages, when they were numbered, in milliseconds. */
export function closest(numberedAt: readonly number[]): number {
  const instants = numberedAt.filter((at) => !Number.isNaN(at)).toSorted((a, b) => a - b);
  return Math.min(...instants.slice(1).map((at, index) => at - (instants[index] ?? at)));
}

/** What must hold for watchers; each line that comes back is a defect. */
export function brokenWatching({ report }: Watched): string[] {
  const { late, missed } = findFinal(report);
  const slowest = Math.max(0, ...late);
  const apart = closest(report.numberedAt);
  const fastest = Math.max(0, ...report.watchers.map(({ pushes }) => rateOf(pushes)));
  return [
    ...(missed > 0 ? [`${missed} watchers do not know how it ended`] : []),
    ...(slowest > finalWithinMs
      ? [
          `a watcher knew ${Math.round(slowest)} ms after the last sale how it ended, not within ${finalWithinMs}`,
        ]
      : []),
    // A message that was sent slowly comes closer to the next one, by a few hundredths.
    ...(fastest >= 1.05 ? [`a watcher was told ${fastest.toFixed(2)} messages a second`] : []),
    ...(apart < 1_000 ? [`two messages were numbered ${apart} ms apart`] : []),
  ];
}

const numbers = (values: readonly number[]) =>
  [50, 95, 100].map((p) => percentile(values, p).toFixed(0).padStart(6)).join(' ');

export function watchingRows({ count, connectMs, subscribeMs, calm, report }: Watched): [string, string][] {
  const { watchers } = report;
  const { late, missed, numbered } = findFinal(report);
  const polls = watchers.filter(({ toldToPoll }) => toldToPoll).length;
  const perSecond = (ms: number) =>
    `${count} in ${(ms / 1_000).toFixed(1)} s: ${Math.round(count / (ms / 1_000))}/s`;
  const of = (value: (log: WatcherLog) => number) => watchers.map(value);
  const pushes = of((log) => log.pushes.length);
  const sum = pushes.reduce((total, each) => total + each, 0);
  return [
    ['watchers connected', perSecond(connectMs)],
    ['watchers subscribed', perSecond(subscribeMs)],
    ['one calm sale known, ms    p50 p95 max', numbers(calm.reports.flatMap((each) => findFinal(each).late))],
    ['calm: processor ms of the cloud for each', calm.processorMs.toFixed(2)],
    ['told by messages · told to poll', `${watchers.length - polls} · ${polls}`],
    ['messages a watcher     mean · most', `${(sum / count).toFixed(1)} · ${Math.max(...pushes)}`],
    [
      'messages a second      mean · most',
      `${(of((log) => rateOf(log.pushes)).reduce((total, each) => total + each, 0) / count).toFixed(2)} · ${Math.max(...of((log) => rateOf(log.pushes))).toFixed(2)}`,
    ],
    ['numbered, ms apart at least', closest(report.numberedAt).toFixed(0)],
    ['most in any one second', String(Math.max(...of((log) => mostInSecond(log.pushes))))],
    [
      'connections that came back',
      String(of((log) => log.reconnects).reduce((total, each) => total + each, 0)),
    ],
    ['end numbered after the last sale, ms', numbered.toFixed(0)],
    ['end known after the last sale, ms p50 p95 max', numbers(late)],
    ['never knew the end', String(missed)],
  ];
}
