import { alarmLines } from '../contract/alarm-lines.ts';
import type { LedgerReport } from '../contract/refund.ts';
import { type Clock, toEpochMs, toInstant } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { decideDifferences, decideUnsettled } from './decide-ledger-report.ts';
import { entryMovement } from './entry-movement.ts';
import type { LedgerComparison, LedgerComparisons } from './ledger-comparisons.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { LedgerReports } from './ledger-reports.ts';
import type { OutsideBooks } from './movement.ts';

export interface ReconcileLedgerDeps {
  readonly ledger: Pick<LedgerReader, 'between'>;
  readonly stripe: OutsideBooks;
  readonly reports: Pick<LedgerReports, 'get' | 'put'>;
  readonly comparisons: LedgerComparisons;
  readonly clock: Clock;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When one side has a movement this long and the other does not, it is a difference. The job runs later in the night. */
const marginMs = 4 * hourMs;
const mostListed = 500;
/** A comparison that has not ended by then needs a person, because the runs of the night are over. */
const patienceMs = 3 * hourMs;

/**
 * Compares a day of the ledger (UTC) with Stripe's own books, to the cent, and stores the differences. Any difference
 * makes a log line with an alarm. It goes hour by hour and remembers only movements without a counterpart, so a day may
 * have any size. At `until` it stores its progress, and the next run continues there.
 * @param options.day as in `2026-12-24`; by default the day before this one, which is compared once.
 * @param options.until epoch milliseconds
 * @returns nothing while the day is not done
 */
export async function reconcileLedger(
  deps: ReconcileLedgerDeps,
  { day: named, until = Number.POSITIVE_INFINITY }: { day?: string | undefined; until?: number } = {},
): Promise<LedgerReport | undefined> {
  const { reports, comparisons, clock } = deps;
  const day = named ?? toInstant(clock.now() - dayMs).slice(0, 10);
  const from = toEpochMs(`${day}T00:00:00.000Z`);
  const begun = await comparisons.get(day);
  if (!begun && !named) {
    const made = await reports.get(day);
    if (made) return made;
  }
  let comparison = begun ?? beginning(clock.now(), from - marginMs);
  while (comparison.next < from + dayMs + marginMs) {
    if (clock.now() >= until) return pause(deps, day, comparison);
    comparison = await compareHour(deps, comparison);
  }
  const report = reportOf(day, comparison, { from, to: from + dayMs, madeAt: clock.now() });
  await reports.put(report);
  await comparisons.remove(day);
  // An alarm watches this line.
  if (report.differing > 0) logger.error(alarmLines.ledgerDiffers, { day, differing: report.differing });
  return report;
}

const beginning = (startedAt: number, next: number): LedgerComparison => ({
  startedAt,
  next,
  compared: { here: 0, stripe: 0 },
  here: [],
  stripe: [],
});

async function compareHour(
  { ledger, stripe }: ReconcileLedgerDeps,
  { next, compared, ...before }: LedgerComparison,
): Promise<LedgerComparison> {
  const [entries, there] = await Promise.all([
    Array.fromAsync(ledger.between(next, next + hourMs)),
    Array.fromAsync(stripe.between(next, next + hourMs)),
  ]);
  const here = entries.flatMap((entry) => entryMovement(entry) ?? []);
  return {
    ...before,
    ...decideUnsettled([...before.here, ...here], [...before.stripe, ...there]),
    next: next + hourMs,
    compared: { here: compared.here + here.length, stripe: compared.stripe + there.length },
  };
}

async function pause(
  { comparisons, clock }: ReconcileLedgerDeps,
  day: string,
  comparison: LedgerComparison,
): Promise<undefined> {
  await comparisons.put(day, comparison);
  const next = toInstant(comparison.next);
  if (clock.now() - comparison.startedAt < patienceMs)
    logger.info('ledger comparison continues', { day, next });
  else logger.error(alarmLines.ledgerDiffers, { day, unfinished: true, next });
}

function reportOf(
  day: string,
  { compared, here, stripe }: LedgerComparison,
  { from, to, madeAt }: { readonly from: number; readonly to: number; readonly madeAt: number },
): LedgerReport {
  const differences = decideDifferences(here, stripe, { from, to });
  return {
    day,
    madeAt: toInstant(madeAt),
    compared,
    differing: differences.length,
    differences: differences.slice(0, mostListed),
  };
}
