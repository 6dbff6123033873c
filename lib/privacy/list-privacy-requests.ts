import type { CustomerId } from '../contract/ids.ts';
import type { DataExport, Deletion } from '../contract/privacy.ts';
import type { Clock } from '../platform/clock.ts';
import { isExpired, toDataExport, toDeletion } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'listExports'>;
  readonly clock: Clock;
}

/** Lists a customer's requests about their data: exports, newest first and without links, and the deletion. */
export async function listPrivacyRequests(
  { privacy, clock }: Deps,
  id: CustomerId,
): Promise<{ readonly exports: readonly DataExport[]; readonly deletion?: Deletion }> {
  const [exports, deletion] = await Promise.all([privacy.listExports(id), privacy.getDeletion(id)]);
  const now = clock.now();
  return {
    exports: exports
      .filter((record) => !isExpired(record, now))
      .toSorted((a, b) => b.requestedAt - a.requestedAt)
      .map(toDataExport),
    ...(deletion && { deletion: toDeletion(deletion) }),
  };
}
