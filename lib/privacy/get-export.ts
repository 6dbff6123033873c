import type { CustomerId, ExportId } from '../contract/ids.ts';
import type { DataExport } from '../contract/privacy.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { linkSeconds } from '../platform/download-link.ts';
import { AppError } from '../platform/errors.ts';
import type { ExportFiles } from './export-files.ts';
import { isExpired, toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport'>;
  readonly files: Pick<ExportFiles, 'link'>;
  readonly clock: Clock;
}

/**
 * Returns a customer's export. Once it is ready, the answer has a fresh link to its file.
 * @throws AppError `not_found`, also when the export has expired and is not yet removed
 */
export async function getExport(deps: Deps, customer: CustomerId, id: ExportId): Promise<DataExport> {
  const now = deps.clock.now();
  const record = await deps.privacy.getExport(customer, id);
  if (!record || isExpired(record, now))
    throw new AppError('not_found', 'There is no such export, or it has expired. Ask for a new one.');
  if (record.readyAt === undefined) return toDataExport(record);
  const url = await deps.files.link(customer, id);
  return { ...toDataExport(record), download: { url, expiresAt: toInstant(now + linkSeconds * 1_000) } };
}
