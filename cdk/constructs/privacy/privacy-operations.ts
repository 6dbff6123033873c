import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { DataExports } from './data-exports.ts';
import type { Erasures } from './erasures.ts';
import type { ExportFiles } from './export-files.ts';

export interface PrivacyParts extends Parts {
  readonly exports: DataExports;
  readonly erasures: Erasures;
  readonly files: ExportFiles;
}

export const privacyOperations = (parts: PrivacyParts): NeedsOf<'privacy'> => {
  const { tables, exports, erasures, files } = parts;
  return {
    requestExport: [tables.privacy.change, exports.queue.send],
    getExport: [tables.privacy.read, files.read],
    requestDeletion: [tables.privacy.change, erasures.queue.send],
    getDeletion: [tables.privacy.read],
  };
};
