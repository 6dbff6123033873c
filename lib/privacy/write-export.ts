import { type Clock, toInstant } from '../platform/clock.ts';
import type { ExportFiles } from './export-files.ts';
import type { ExportJob } from './jobs.ts';
import type { Person, PersonalData } from './personal-data.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getExport' | 'markReady' | 'getDeletion'>;
  readonly files: Pick<ExportFiles, 'put'>;
  readonly sources: readonly PersonalData[];
  readonly clock: Clock;
}

/**
 * Writes the file of an export. A second delivery finds it ready, or writes it again. After a deletion request the
 * person gets no new file.
 */
export async function writeExport(
  { privacy, files, sources, clock }: Deps,
  { customerId, exportId }: ExportJob,
): Promise<'written' | 'needless'> {
  const record = await privacy.getExport(customerId, exportId);
  if (!record || record.readyAt !== undefined) return 'needless';
  if (await privacy.getDeletion(customerId)) return 'needless';
  const now = clock.now();
  const file = {
    exportedAt: toInstant(now),
    customerId,
    data: await collect(sources, { id: customerId, subject: record.subject }),
  };
  await files.put(customerId, exportId, JSON.stringify(file, null, 2));
  await privacy.markReady(record, now);
  return 'written';
}

/** Reads one source after the other: a person's data is small, and no caller waits. */
async function collect(sources: readonly PersonalData[], person: Person): Promise<Record<string, unknown[]>> {
  const data: Record<string, unknown[]> = {};
  for (const source of sources) data[source.name] = await Array.fromAsync(source.export(person));
  return data;
}
