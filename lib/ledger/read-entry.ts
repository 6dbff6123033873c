import * as z from 'zod';
import type { StoredItem } from '../platform/stored.ts';
import {
  balancedEntry,
  type LedgerEntry,
  type LedgerKind,
  type LedgerLine,
  type LedgerSubject,
} from './ledger.ts';

/** The form that `putLedgerEntry` writes. */
const storedEntry = z.object({
  subject: z.custom<LedgerSubject>((value) => typeof value === 'string'),
  entry: z.string(),
  kind: z.custom<LedgerKind>((value) => typeof value === 'string'),
  lines: z.array(
    z.object({
      account: z.custom<LedgerLine['account']>((value) => typeof value === 'string'),
      unit: z.string(),
      amount: z.int(),
    }),
  ),
  at: z.int(),
});

/**
 * Reads an entry from its item, of the table or of its stream.
 * @throws ZodError for an item that is no entry, RangeError for one that does not sum to zero
 */
export function readEntry(item: StoredItem): LedgerEntry {
  const { kind, entry, ...rest } = storedEntry.parse(item);
  return balancedEntry(kind, { ...rest, id: entry.slice(kind.length + 1) });
}
