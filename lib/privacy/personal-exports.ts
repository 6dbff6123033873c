import type { ExportFiles } from './export-files.ts';
import type { PersonalData } from './personal-data.ts';
import { toDataExport } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

/** The exports, which are personal data themselves: records and files. The record of a deletion stays as its proof. */
export const exportData = (deps: {
  readonly privacy: Pick<PrivacyRepository, 'listExports' | 'eraseExports'>;
  readonly files: Pick<ExportFiles, 'eraseAll'>;
}): PersonalData => ({
  name: 'exports',
  places: ['table:privacy', 'bucket:exports'],
  async *export({ id }) {
    for (const record of await deps.privacy.listExports(id)) yield toDataExport(record);
  },
  async erase({ id }) {
    await deps.files.eraseAll(id);
    await deps.privacy.eraseExports(id);
  },
});
