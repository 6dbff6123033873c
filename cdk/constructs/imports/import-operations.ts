import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { DealImports } from './deal-imports.ts';

export interface ImportParts extends Parts {
  readonly work: DealImports;
}

export const importOperations = ({ tables, audit, work }: ImportParts): NeedsOf<'imports'> => {
  const { change, read } = tables.imports;
  return {
    createDealImport: [change, audit.append],
    addDealImportLines: [change, audit.append],
    startDealImport: [change, audit.append, work.queue.send],
    stopDealImport: [change, audit.append],
    getDealImport: [read],
    listDealImports: [read],
    listDealImportLines: [read],
  };
};
