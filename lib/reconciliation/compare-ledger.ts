import type { BookingId } from '../contract/ids.ts';
import type { LedgerRepair, PaymentComparison } from '../contract/reconciliation.ts';
import { findDifferences } from '../ledger/find-differences.ts';
import type { LedgerReader } from '../ledger/ledger-reader.ts';
import type { PaymentBooks } from '../ledger/movement.ts';
import { findNextChange } from '../payments/find-next-change.ts';
import { paidFor } from '../payments/payment.ts';
import type { SettlePaymentDeps } from '../payments/settle-payment.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { CheckRepository } from './check-repository.ts';
import { decideMissingEntries, type MissingEntry } from './decide-missing-entries.ts';

export interface CompareDeps extends SettlePaymentDeps {
  readonly ledger: Pick<LedgerReader, 'of'>;
  readonly books: PaymentBooks;
  readonly checks: Pick<CheckRepository, 'agree'>;
}

export interface Compared {
  readonly comparison: PaymentComparison;
  readonly entries: readonly MissingEntry[];
}

/**
 * Compares a payment's entries with Stripe, and says which repair fits. Steps and facts that the payment lacks come
 * first, because they make their entries themselves.
 * @throws AppError `not_found` when no payment was begun; ProviderError
 */
export async function compareLedger(deps: CompareDeps, bookingId: BookingId): Promise<Compared> {
  const next = await findNextChange(deps, bookingId);
  if (!next) throw new AppError('not_found', 'This booking has no payment.');
  const { payment, step, change } = next;
  const { intentId } = payment;
  const found = await findDifferences(deps, { bookingId, intentId });
  const entries = step || change ? [] : decideMissingEntries(payment, found.missing);
  const now = toInstant(deps.clock.now());
  if (found.differences.length === 0) await deps.checks.agree(bookingId, now);
  const repair = repairOf({ step, change, entries });
  return {
    entries,
    comparison: {
      bookingId,
      ...paidFor(payment),
      ...(intentId !== undefined && { intentId }),
      status: payment.status,
      comparedAt: now,
      agreed: found.agreed,
      differences: [...found.differences],
      ...(repair && { repair }),
      ...(step && { nextStep: step }),
      ...(change && { nextChange: change }),
      entries: entries.map(({ kind, id }) => `${kind}#${id}`),
    },
  };
}

function repairOf({
  step,
  change,
  entries,
}: {
  readonly step: string | undefined;
  readonly change: string | undefined;
  readonly entries: readonly MissingEntry[];
}): LedgerRepair | undefined {
  if (step) return 'settle';
  if (change) return 'sync';
  return entries.length > 0 ? 'enter' : undefined;
}
