import type { LedgerReport } from '../contract/refund.ts';
import { type Clock, toEpochMs, toInstant } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { decideDifferences } from './decide-ledger-report.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { LedgerReports } from './ledger-reports.ts';
import { entryMovement, type StripeMovements } from './stripe-movements.ts';

export interface ReconcileLedgerDeps {
  readonly ledger: Pick<LedgerReader, 'between'>;
  readonly stripe: StripeMovements;
  readonly reports: Pick<LedgerReports, 'put'>;
  readonly clock: Clock;
}

const dayMs = 86_400_000;
/** What one side has by then and the other has not, it will not have by itself. The job runs later in the night. */
const marginMs = 4 * 3_600_000;
const mostListed = 500;

/**
 * Holds a day of the ledger (UTC) against Stripe's own books, to the cent, and keeps what differs. Any difference is a
 * line in the log with an alarm on it.
 * @param day as in `2026-12-24`; the day before this one when left out.
 */
export async function reconcileLedger(
  { ledger, stripe, reports, clock }: ReconcileLedgerDeps,
  day: string = toInstant(clock.now() - dayMs).slice(0, 10),
): Promise<LedgerReport> {
  const from = toEpochMs(`${day}T00:00:00.000Z`);
  const to = from + dayMs;
  const [here, there] = await Promise.all([
    Array.fromAsync(ledger.between(from - marginMs, to + marginMs), entryMovement),
    Array.fromAsync(stripe.between(from - marginMs, to + marginMs)),
  ]);
  const differences = decideDifferences(here, there, { from, to });
  const report: LedgerReport = {
    day,
    madeAt: toInstant(clock.now()),
    compared: { here: here.length, stripe: there.length },
    differing: differences.length,
    differences: differences.slice(0, mostListed),
  };
  await reports.put(report);
  // There is an alarm on this line.
  if (differences.length > 0) logger.error('ledger differs', { day, differing: differences.length });
  return report;
}
