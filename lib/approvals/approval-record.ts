import { type Approval, type ApprovalStatus, approvalHours } from '../contract/approval.ts';
import type { ApprovalId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import { idFrom } from '../platform/ids.ts';
import { type ApprovableAct, identityOf } from './act.ts';

/** A request for approval, as stored. Instants are milliseconds since the epoch. */
export interface ApprovalRecord {
  readonly id: ApprovalId;
  readonly act: ApprovableAct;
  readonly status: ApprovalStatus;
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly decidedBy?: string;
  readonly decidedAt?: number;
  readonly note?: string;
}

/** Returns the id of a request. However often a member sends the request, it is one. */
export const approvalIdOf = (staffId: string, act: ApprovableAct): ApprovalId =>
  idFrom('apr', JSON.stringify([staffId, ...identityOf(act)])) as ApprovalId;

export const newApproval = (staffId: string, act: ApprovableAct, now: number): ApprovalRecord => ({
  id: approvalIdOf(staffId, act),
  act,
  status: 'pending',
  requestedBy: staffId,
  requestedAt: now,
  expiresAt: now + approvalHours * 3_600_000,
});

/** Returns a request as colleagues see it. */
export function toApproval({ act, ...record }: ApprovalRecord): Approval {
  const { kind, dealId, ...more } = act;
  const { requestedAt, expiresAt, decidedAt, ...rest } = record;
  const {
    refundId: _,
    refundedMinor: __,
    exportId: ___,
    version: ____,
    how: _____,
    statuses: ______,
    ...shown
  } = more as Record<string, unknown>;
  return {
    ...rest,
    kind,
    dealId,
    ...shown,
    requestedAt: toInstant(requestedAt),
    expiresAt: toInstant(expiresAt),
    ...(decidedAt !== undefined && { decidedAt: toInstant(decidedAt) }),
  };
}
