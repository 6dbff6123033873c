import type { AuditLog } from '../audit/audit-log.ts';
import type { BuyerId, DealId } from '../contract/ids.ts';
import type { WaitingEntryId, WaitingRemoval } from '../contract/waiting.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { findEntry } from './read-places.ts';
import type { WaitingRepository } from './repository.ts';
import type { WaitingRecord } from './waiting.ts';

export interface LeaveDeps {
  readonly waiting: WaitingRepository;
  readonly clock: Clock;
  readonly random: Random;
}

const patience = {
  contention: { attempts: 6, baseMs: 20, capMs: 400 },
  busy: 'The line keeps changing. Try again in a moment.',
  retryAfter: 1,
} as const;

/**
 * Takes a buyer out of a line. An entry that no longer waits stays as it is.
 * @throws AppError `not_found`
 */
export const leaveLine = (
  deps: LeaveDeps,
  wanted: { readonly id: WaitingEntryId; readonly buyerId: BuyerId },
): Promise<void> =>
  leaveAs(deps, async () => ({ record: await findEntry(deps, wanted), end: 'left' as const }));

/** Takes a buyer out of the line of a deal, for staff. A buyer who does not wait stays as they are. */
export const removeFromLine = (
  deps: LeaveDeps & { readonly audit: Pick<AuditLog, 'entry'> },
  actor: Actor,
  { dealId, buyerId, reason }: { readonly dealId: DealId; readonly buyerId: BuyerId } & WaitingRemoval,
): Promise<void> =>
  leaveAs(deps, async (now) => {
    const record = await deps.waiting.find(buyerId, stockOfDeal(dealId));
    const audit =
      record &&
      deps.audit.entry(actor, {
        subject: { kind: 'deal', id: dealId },
        before: { waitingEntry: record.id, status: record.status },
        after: { waitingEntry: record.id, status: 'ended', end: 'removed', reason },
        at: toInstant(now),
      });
    return { record, end: 'removed' as const, audit };
  });

type Leaver = {
  readonly record: WaitingRecord | undefined;
  readonly end: 'left' | 'removed';
  readonly audit?: ReturnType<AuditLog['entry']> | undefined;
};

async function leaveAs(
  { waiting, clock, random }: LeaveDeps,
  find: (now: number) => Promise<Leaver>,
): Promise<void> {
  await untilSettled({ ...patience, random }, async () => {
    const now = clock.now();
    const { record, end, audit } = await find(now);
    if (record?.status !== 'waiting') return true;
    if (!(await waiting.leave(record, { status: 'ended', end }, now, audit))) return undefined;
    await waiting.countDown(record.stockId, 1);
    return true;
  });
}
