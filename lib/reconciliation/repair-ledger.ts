import { audited } from '../audit/audit-act.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { BookingId } from '../contract/ids.ts';
import type { LedgerRepair, PaymentComparison } from '../contract/reconciliation.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { syncPayment } from '../payments/sync-payment.ts';
import type { Actor } from '../platform/actor.ts';
import { orUnavailable } from '../stripe/call-stripe.ts';
import { type CompareDeps, compareLedger } from './compare-ledger.ts';
import type { MissingEntry } from './decide-missing-entries.ts';
import type { LedgerAppender } from './ledger-appender.ts';

export interface RepairLedgerDeps extends CompareDeps {
  readonly appender: LedgerAppender;
  readonly audit: Pick<AuditLog, 'append'>;
}

/**
 * Repairs a payment's entries, and compares them again.
 * @throws AppError `not_found` when no payment was begun, `unavailable` while Stripe is busy
 */
export async function repairLedger(
  deps: RepairLedgerDeps,
  { bookingId, repair }: { readonly bookingId: BookingId; readonly repair: LedgerRepair },
  actor: Actor,
): Promise<PaymentComparison> {
  const { comparison, entries } = await orUnavailable(compareLedger(deps, bookingId));
  const { nextStep, nextChange } = comparison;
  const after = { repair, nextStep, nextChange, entries: comparison.entries };
  const subject = { kind: 'payment' as const, id: bookingId };
  await audited(deps, actor, { subject, before: null, after }, () =>
    orUnavailable(repairs[repair](deps, bookingId, entries)),
  );
  return (await orUnavailable(compareLedger(deps, bookingId))).comparison;
}

type Repair = (
  deps: RepairLedgerDeps,
  bookingId: BookingId,
  entries: readonly MissingEntry[],
) => Promise<unknown>;

const repairs: Readonly<Record<LedgerRepair, Repair>> = {
  settle: settlePayment,
  async sync(deps, bookingId) {
    await settlePayment(deps, bookingId);
    await syncPayment(deps, bookingId);
  },
  async enter({ appender }, subject, entries) {
    for (const { kind, id, amountMinor, currency, at } of entries)
      await appender.enter(ledgerEntry(kind, { subject, id, amount: { amountMinor, currency }, at }));
  },
};
