import { type Approval, type ApprovalStatus, approvalHours } from '../contract/approval.ts';
import type { ApprovalId, DealId } from '../contract/ids.ts';
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
  const { requestedAt, expiresAt, decidedAt, ...rest } = record;
  return {
    ...rest,
    kind: act.kind,
    ...factsOf(act),
    requestedAt: toInstant(requestedAt),
    expiresAt: toInstant(expiresAt),
    ...(decidedAt !== undefined && { decidedAt: toInstant(decidedAt) }),
  };
}

type Facts = Omit<Approval, 'id' | 'kind' | 'status' | 'requestedBy' | 'requestedAt' | 'expiresAt'>;

/** Returns what an approver reads about an act. */
function factsOf(act: ApprovableAct): Facts {
  switch (act.kind) {
    case 'refund': {
      const { dealId, slot, bookingId, refundId, amount, reason, how } = act;
      return {
        subject: { kind: 'refund', id: refundId },
        ...(dealId && { dealId }),
        ...(slot && { slot }),
        ...{ bookingId, amount, reason, way: how },
      };
    }
    case 'call_off':
      return { ...ofDeal(act), amount: act.amount };
    case 'price_change':
      return { ...ofDeal(act), price: act.price, newPrice: act.newPrice, dealVersion: act.version };
    case 'export':
      return { ...ofDeal(act), subject: { kind: 'export', id: act.exportId }, statuses: [...act.statuses] };
    case 'customer_export':
      return { subject: { kind: 'export', id: act.exportId }, customerId: act.customerId };
    case 'customer_deletion':
      return { subject: { kind: 'customer', id: act.customerId }, customerId: act.customerId };
  }
}

const ofDeal = ({ dealId }: { readonly dealId: DealId }) =>
  ({ subject: { kind: 'deal', id: dealId }, dealId }) as const;
