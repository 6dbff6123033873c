import type { CustomerId, ExportId } from '../contract/ids.ts';
import type { DataExport } from '../contract/privacy.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { linkSeconds } from '../platform/download-link.ts';
import { AppError } from '../platform/errors.ts';
import type { ExportFiles } from './export-files.ts';
import { exportTtlMs, toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport'>;
  readonly files: Pick<ExportFiles, 'link'>;
  readonly clock: Clock;
}

/**
 * A customer's export; once it is ready, with a fresh link to its file.
 * @throws AppError `not_found` also when its time is over, even if nobody has cleaned up yet
 */
export async function getExport(deps: Deps, customer: CustomerId, id: ExportId): Promise<DataExport> {
  const now = deps.clock.now();
  const record = await deps.privacy.getExport(customer, id);
  if (!record || (record.readyAt ?? record.requestedAt) + exportTtlMs <= now)
    throw new AppError('not_found', 'There is no such export.');
  if (record.readyAt === undefined) return toDataExport(record);
  const url = await deps.files.link(customer, id);
  return { ...toDataExport(record), download: { url, expiresAt: toInstant(now + linkSeconds * 1_000) } };
}
