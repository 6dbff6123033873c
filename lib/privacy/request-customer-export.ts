import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { DataExport } from '../contract/privacy.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';
import type { Sender } from '../platform/send.ts';
import type { ExportJob } from './jobs.ts';
import { type ExportRecord, toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';
import { refuseTooManyExports } from './request-export.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport' | 'listExports' | 'putExportByStaff' | 'getDeletion'>;
  readonly queue: Pick<Sender<ExportJob>, 'send'>;
  readonly oversight: Oversight;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  /** Finds the customer's user name in the pool. @throws AppError `not_found` */
  readonly subjectOf: (id: CustomerId) => Promise<string>;
}

/**
 * Requests an export for a customer who asked staff. A retry with the same key finds the same one, and queues its job
 * again until it is ready.
 * @throws AppError `not_found`, `invalid_state` after a deletion request, `too_many_requests`, `approval_required`
 */
export async function requestCustomerExport(
  deps: Deps,
  actor: Actor,
  { customerId, idempotencyKey }: { readonly customerId: CustomerId; readonly idempotencyKey: string },
): Promise<DataExport> {
  const id = idFrom('exp', [actor.id, customerId, idempotencyKey].join('\n'));
  const known = await deps.privacy.getExport(customerId, id);
  const record = known ?? {
    id,
    customerId,
    subject: await deps.subjectOf(customerId),
    requestedAt: deps.clock.now(),
  };
  if (!known) {
    await refuseTooManyExports(deps, record);
    // A colleague's approval can be used up in the meantime. The second look then says so.
    if (!(await put(deps, actor, record)) && !(await put(deps, actor, record)))
      throw new AppError(
        'invalid_state',
        'The approval was used for another export. Ask again with a new key.',
      );
  }
  if (record.readyAt === undefined) await deps.queue.send({ customerId, exportId: id });
  return toDataExport(record);
}

async function put(deps: Deps, actor: Actor, record: ExportRecord): Promise<boolean> {
  const { id: exportId, customerId, requestedAt } = record;
  const permit = await deps.oversight.permit(actor, { kind: 'customer_export', customerId, exportId });
  const audit = deps.audit.entry(actor, {
    subject: { kind: 'customer', id: customerId },
    before: null,
    after: { exportId, ...(permit.approval && { approval: permit.approval }) },
    at: toInstant(requestedAt),
  });
  return (await deps.privacy.putExportByStaff(record, { permit: permit.parts, audit })) !== 'not_permitted';
}
