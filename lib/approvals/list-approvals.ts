import { type Approval, type ApprovalStatus, approvalHours } from '../contract/approval.ts';
import { type ApprovalId, approvalId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Staff } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { listedPosition } from '../platform/status-list.ts';
import { toApproval } from './approval-record.ts';
import type { ApprovalRepository } from './approval-repository.ts';
import { noSuchApproval } from './close-approval.ts';

/** Lists a page of requests. @throws AppError `invalid_request` for a cursor that is not of this list */
export async function listApprovals(
  { approvals, clock }: { readonly approvals: Pick<ApprovalRepository, 'list'>; readonly clock: Clock },
  { status, cursor, limit }: { status: ApprovalStatus; cursor?: string | undefined; limit: number },
): Promise<Page<Approval>> {
  // An expired request is still pending in its record. The list leaves it out.
  const since = status === 'pending' ? clock.now() - approvalHours * 3_600_000 + 1 : 0;
  const after = decodeCursor(cursor, position);
  const { records, next } = await approvals.list(status, { since, limit, after });
  return { items: records.map(toApproval), nextCursor: next ? encodeCursor(next) : null };
}

const position = listedPosition(approvalId);

/**
 * Returns a request. @throws AppError `not_found`, also for another member's request when the caller may not decide on
 * any
 */
export async function getApproval(
  { approvals }: { readonly approvals: Pick<ApprovalRepository, 'get'> },
  id: ApprovalId,
  staff: Staff,
): Promise<Approval> {
  const record = await approvals.get(id);
  const maySee = staff.roles.some((role) => role !== 'seller') || record?.requestedBy === staff.id;
  if (!record || !maySee) throw noSuchApproval();
  return toApproval(record);
}
