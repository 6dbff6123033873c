import type { AuditLog } from '../audit/audit-log.ts';
import type { Deed } from '../audit/entry.ts';
import { alarmLines } from '../contract/alarm-lines.ts';
import type { ApprovalId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { isRecentSignIn, requireRecentSignIn } from '../platform/recent-sign-in.ts';
import type { ApprovableAct } from './act.ts';
import { type ApprovalRecord, approvalIdOf, newApproval, toApproval } from './approval-record.ts';
import type { ApprovalRepository } from './approval-repository.ts';
import type { DayRefunds } from './day-refunds.ts';
import { dayBound, decideOversight } from './decide-oversight.ts';
import type { OversightPolicy } from './oversight-policy.ts';
import type { Oversight } from './permit.ts';

export interface OversightParts {
  readonly policy: OversightPolicy;
  readonly approvals: Pick<ApprovalRepository, 'get' | 'ask' | 'use'>;
  readonly refunds: Pick<DayRefunds, 'of' | 'add'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

/** Decides what staff may do alone. No other code decides this. */
export function oversightOf(parts: OversightParts): Oversight {
  const { policy, refunds, clock } = parts;
  return {
    async permit(actor, act) {
      const at = clock.now();
      const staffId = actor.id;
      const isRefund = act.kind === 'refund';
      const today = isRefund ? await refunds.of({ staffId, at, currency: act.amount.currency }) : 0;
      const { stepUp, approval, overDay } = decideOversight(act, policy, today);
      if (stepUp) requireRecentSignIn(actor, clock);
      // An alarm counts this line.
      if (overDay) logger.warn(alarmLines.staffRefunds, { staffId, todayMinor: today, act: act.kind });
      const approved = approval ? await approvedOf(parts, actor, act as ApprovableAct) : undefined;
      const bound = dayBound(policy, { recent: isRecentSignIn(actor, clock), approved: approval });
      const sum = isRefund ? [refunds.add({ staffId, at }, act.amount, bound)] : [];
      if (!approved) return { parts: sum };
      return {
        parts: [...sum, parts.approvals.use(approved.id, at)],
        approval: { id: approved.id, approvedBy: approved.decidedBy },
      };
    },
  };
}

/** Returns a valid approval. When there is none, it requests one and answers that an approval is needed. */
async function approvedOf(
  { approvals, audit, clock }: OversightParts,
  actor: Actor,
  act: ApprovableAct,
): Promise<ApprovalRecord> {
  const now = clock.now();
  const known = await approvals.get(approvalIdOf(actor.id, act));
  const stands = known !== undefined && known.expiresAt > now;
  if (stands && known.status === 'approved') return known;
  // Each act happens once. A concurrent second call loses the race and reads again.
  if (known?.status === 'used') return known;
  if (stands && known.status === 'rejected')
    throw required(
      known.id,
      `A colleague refused this. You can ask again after ${toInstant(known.expiresAt)}.`,
    );
  if (!stands || known.status !== 'pending') {
    const record = newApproval(actor.id, act, now);
    await approvals.ask(record, known, audit.entry(actor, askedDeed(record)));
  }
  throw required(
    approvalIdOf(actor.id, act),
    'A colleague must approve this. Send the same request again after the approval.',
  );
}

const required = (approvalId: ApprovalId, message: string) =>
  new AppError('approval_required', message, { approvalId });

const askedDeed = (record: ApprovalRecord): Deed => {
  const { id, kind, dealId, bookingId, customerId, amount, price, newPrice, status } = toApproval(record);
  return {
    subject: { kind: 'approval', id },
    before: null,
    after: { status, kind, dealId, bookingId, customerId, amount, price, newPrice },
    at: toInstant(record.requestedAt),
  };
};
