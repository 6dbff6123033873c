import type { AuditLog } from '../audit/audit-log.ts';
import type { Approval, ApprovalKind, ApprovalVerdict } from '../contract/approval.ts';
import type { ApprovalId } from '../contract/ids.ts';
import type { StaffRole } from '../contract/operation.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { StaffDirectory } from '../staff/staff-directory.ts';
import { type ApprovalRecord, toApproval } from './approval-record.ts';
import type { ApprovalRepository } from './approval-repository.ts';

interface Deps {
  readonly approvals: Pick<ApprovalRepository, 'get' | 'decide'>;
  readonly directory: Pick<StaffDirectory, 'find'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

const approvers: Readonly<Record<ApprovalKind, readonly StaffRole[]>> = {
  refund: ['support', 'admin'],
  call_off: ['admin'],
  price_change: ['admin'],
  export: ['admin'],
  customer_export: ['admin'],
  customer_deletion: ['admin'],
};

/**
 * Approves or refuses a colleague's request. Reads the approver's roles again: the token only proves an earlier role.
 * @throws AppError `not_found`, `forbidden` for one's own request and without the role, `invalid_state`
 */
export async function closeApproval(
  deps: Deps,
  { id, verdict, note, actor }: ApprovalVerdict & { readonly id: ApprovalId; readonly actor: Actor },
): Promise<Approval> {
  const record = await deps.approvals.get(id);
  if (!record) throw noSuchApproval();
  await requireApprover(deps, record, actor.id);
  if (record.status === verdict && record.decidedBy === actor.id) return toApproval(record);
  if (record.status !== 'pending') throw decided(record);
  const now = deps.clock.now();
  if (record.expiresAt <= now) throw new AppError('invalid_state', 'The request has expired. Send it again.');
  const audit = deps.audit.entry(actor, {
    subject: { kind: 'approval', id },
    before: { status: record.status },
    after: { status: verdict, requestedBy: record.requestedBy },
    at: toInstant(now),
  });
  const done = await deps.approvals.decide(id, { verdict, note, decidedBy: actor.id, now, audit });
  const after = await deps.approvals.get(id);
  if (!after) throw noSuchApproval();
  if (!done) throw decided(after);
  return toApproval(after);
}

export const noSuchApproval = () =>
  new AppError('not_found', 'There is no such request for approval. Check its id.');

const decided = ({ status }: ApprovalRecord) =>
  new AppError('invalid_state', `The request is no longer pending: ${status}.`);

async function requireApprover({ directory }: Deps, record: ApprovalRecord, by: string): Promise<void> {
  if (record.requestedBy === by)
    throw new AppError('forbidden', 'You cannot decide on your own request. Ask a colleague.');
  const roles = approvers[record.act.kind];
  const member = await directory.find(by);
  if (member?.status === 'active' && member.roles.some((role) => roles.includes(role))) return;
  throw new AppError(
    'forbidden',
    `Only these roles can decide this: ${roles.join(', ')}. Ask a colleague who has one.`,
  );
}
