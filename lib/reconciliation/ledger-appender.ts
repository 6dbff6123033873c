import { type LedgerEntry, putLedgerEntry } from '../ledger/ledger.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { transact } from '../platform/transact.ts';

export interface LedgerAppender {
  /** Adds an entry that was never entered. @returns false when it is there already */
  enter(entry: LedgerEntry): Promise<boolean>;
}

/** Adds entries to the ledger. It can change none. */
export const ledgerAppender = (dynamo: DynamoDBDocumentClient, table: string): LedgerAppender => ({
  enter: async (entry) => !(await transact(dynamo, { entry: putLedgerEntry(table, entry) }, 'entry')),
});
