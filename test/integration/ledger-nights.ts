import { expect } from 'vitest';
import type { LedgerReport } from '../../lib/contract/refund.ts';
import { ledgerComparisons } from '../../lib/ledger/ledger-comparisons.ts';
import { ledgerReader } from '../../lib/ledger/ledger-reader.ts';
import { ledgerReportRepository } from '../../lib/ledger/ledger-reports.ts';
import { reconcileLedger } from '../../lib/ledger/reconcile-ledger.ts';
import { stripeMovements } from '../../lib/stripe/stripe-movements.ts';
import type { PaymentBed } from './payment-bed.ts';
import { start } from './sale-bed.ts';

/** The day of all that happens at `start`. */
export const today = new Date(start).toISOString().slice(0, 10);

/** The nightly comparison of the ledger with Stripe. */
export function ledgerNights(bed: PaymentBed) {
  const comparisons = () => ledgerComparisons(bed.dynamo, bed.tables.payments);
  const depsOf = () => ({
    ledger: ledgerReader(bed.dynamo, bed.tables.ledger),
    stripe: stripeMovements(bed.stripe, async () => undefined),
    reports: ledgerReportRepository(bed.dynamo, bed.tables.payments),
    comparisons: comparisons(),
    clock: bed.clock,
  });
  const reconcile = async (day: string): Promise<LedgerReport> => {
    const report = await reconcileLedger(depsOf(), { day });
    if (!report) throw new Error('The comparison paused without a reason');
    expect(await depsOf().reports.get(day)).toEqual(report);
    return report;
  };
  /** Compares the day, in which both sides have at least so many movements, and agree to the cent. */
  const expectAgreement = async (atLeast: number): Promise<void> => {
    const report = await reconcile(today);
    expect(report.differences).toEqual([]);
    expect(report.compared.here).toBe(report.compared.stripe);
    expect(report.compared.here).toBeGreaterThanOrEqual(atLeast);
  };
  return { comparisons, depsOf, reconcile, expectAgreement };
}
