import type { AuditLog } from '../audit/audit-log.ts';
import type { CustomerId, ExportId } from '../contract/ids.ts';
import type { DataExport } from '../contract/privacy.ts';
import type { Actor } from '../platform/actor.ts';
import { hasRole } from '../platform/caller.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { isRecentSignIn } from '../platform/recent-sign-in.ts';
import type { ExportFiles } from './export-files.ts';
import { getExport } from './get-export.ts';
import { isExpired, toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport'>;
  readonly files: Pick<ExportFiles, 'link'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/**
 * Returns an export of a customer. An admin with a recent sign-in gets a link to its file, after the audit has an entry;
 * others read the status.
 * @throws AppError `not_found`, also when the export has expired and is not yet removed
 */
export async function getCustomerExport(
  deps: Deps,
  actor: Actor,
  { customerId, exportId }: { readonly customerId: CustomerId; readonly exportId: ExportId },
): Promise<DataExport> {
  const now = deps.clock.now();
  const record = await deps.privacy.getExport(customerId, exportId);
  if (!record || isExpired(record, now))
    throw new AppError('not_found', 'There is no such export, or it has expired. Ask for a new one.');
  const mayDownload = hasRole(actor, 'admin') && isRecentSignIn(actor, deps.clock);
  if (record.readyAt === undefined || !mayDownload) return toDataExport(record);
  await deps.audit.append(
    actor,
    {
      subject: { kind: 'customer', id: customerId },
      before: null,
      after: { exportId, link: true },
      at: toInstant(now),
    },
    'done',
  );
  return getExport(deps, customerId, exportId);
}
