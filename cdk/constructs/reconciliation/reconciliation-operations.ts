import { claimRecovery } from '../../timing.ts';
import type { NeedsOf } from '../api/needs.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import type { Payments } from '../payments/payments.ts';

export interface ReconciliationParts extends Parts {
  readonly payments: Payments;
}

/** Grants what a check of a stock reads, and its record. */
export const checking = ({ tables }: Pick<Parts, 'tables'>): Grant =>
  together(
    tables.stock.read,
    tables.dealBookings.read,
    tables.reconciliation.change,
    told({ CLAIM_RECOVERY_SECONDS: String(claimRecovery.toSeconds()) }),
  );

export const reconciliationOperations = (parts: ReconciliationParts): NeedsOf<'reconciliation'> => {
  const { tables, payments, audit } = parts;
  const repairStock = [
    checking(parts),
    tables.stock.change,
    tables.bookings.change,
    tables.dealBookings.change,
    // Expired holds count against their buyers.
    tables.abuse.append,
    audit.append,
  ];
  const repairLedger = [payments.settle, tables.ledger.read, tables.reconciliation.change, audit.append];
  return {
    listStockRuns: [tables.reconciliation.read],
    listStockChecks: [tables.reconciliation.read],
    getStockCheck: [tables.reconciliation.read],
    runStockCheck: [checking(parts)],
    previewStockRepair: repairStock,
    runStockRepair: repairStock,
    listLedgerReports: [tables.payments.read],
    getLedgerComparison: repairLedger,
    runLedgerRepair: repairLedger,
  };
};
