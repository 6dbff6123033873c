import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CustomerDeletionRequest } from '../contract/customer.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { Deletion } from '../contract/privacy.ts';
import type { Actor } from '../platform/actor.ts';
import { hasRole } from '../platform/caller.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sender } from '../platform/send.ts';
import type { ErasureJob } from './jobs.ts';
import { type DeletionRecord, toDeletion } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'putDeletionByStaff'>;
  readonly queue: Pick<Sender<ErasureJob>, 'send'>;
  readonly oversight: Oversight;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  /** Finds the customer's user name in the pool. @throws AppError `not_found` */
  readonly subjectOf: (id: CustomerId) => Promise<string>;
}

interface Wanted extends CustomerDeletionRequest {
  readonly customerId: CustomerId;
}

/**
 * Records a deletion request for a customer. A repeated call returns the request's state, and queues its job again until
 * the deletion is done. The customer's own request counts as the same one.
 * @throws AppError `invalid_request` when another id is confirmed, `not_found`, `approval_required`
 */
export async function requestCustomerDeletion(deps: Deps, actor: Actor, wanted: Wanted): Promise<Deletion> {
  const { customerId, confirm } = wanted;
  if (confirm !== customerId)
    throw new AppError('invalid_request', 'body.confirm: must be the id of the customer', {
      errors: [{ path: 'body.confirm', message: 'must be the id of the customer, as in the path' }],
    });
  const record = (await deps.privacy.getDeletion(customerId)) ?? (await newDeletion(deps, actor, wanted));
  if (record.erasedAt === undefined) await deps.queue.send({ customerId });
  return toDeletion(record);
}

async function newDeletion(
  deps: Deps,
  actor: Actor,
  { customerId, reason }: Wanted,
): Promise<DeletionRecord> {
  const subject = await deps.subjectOf(customerId);
  const record = { customerId, subject, requestedAt: deps.clock.now() };
  const put = async () => {
    const byAdmin = hasRole(actor, 'admin');
    const permit = await deps.oversight.permit(actor, { kind: 'customer_deletion', customerId, byAdmin });
    const audit = deps.audit.entry(actor, {
      subject: { kind: 'customer', id: customerId },
      before: null,
      after: { deletion: 'requested', reason, ...(permit.approval && { approval: permit.approval }) },
      at: toInstant(record.requestedAt),
    });
    return deps.privacy.putDeletionByStaff(record, { permit: permit.parts, audit });
  };
  const outcome = await put();
  if (outcome === 'written') return record;
  // Another request was faster, and its deletion is the one that counts. It may have used the approval up.
  const known = await deps.privacy.getDeletion(customerId);
  if (known) return known;
  throw new AppError('invalid_state', 'The approval can no longer be used. Ask again.');
}

/** Returns a customer's deletion request, for staff. @throws AppError `not_found` when there is none */
export async function getCustomerDeletion(
  { privacy }: { readonly privacy: Pick<PrivacyRepository, 'getDeletion'> },
  id: CustomerId,
): Promise<Deletion> {
  const record = await privacy.getDeletion(id);
  if (!record) throw new AppError('not_found', 'Nobody has asked for the deletion of this customer.');
  return toDeletion(record);
}
