import * as z from 'zod';
import {
  type DealImport,
  type DealImportId,
  type DealImportLine,
  dealImportId,
  type ImportOutcome,
} from '../../contract/deal-import.ts';
import type { Page } from '../../contract/page.ts';
import type { Staff } from '../../platform/caller.ts';
import { fillPage } from '../../platform/fill-page.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';
import { listedPosition } from '../../platform/status-list.ts';
import { findImport, importsOf } from './find-import.ts';
import { type ImportLine, toDealImport, toDealImportLine } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';

interface Deps {
  readonly imports: Pick<ImportRepository, 'get' | 'list' | 'lines'>;
}

interface Paged {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const position = listedPosition(dealImportId);
const linePosition = z.strictObject({ line: z.int().min(1) });

/** Lists imports, newest first: a seller's own, or all for admins. */
export async function listImports(
  { imports }: Deps,
  staff: Staff,
  { cursor, limit }: Paged,
): Promise<Page<DealImport>> {
  const after = decodeCursor(cursor, position);
  const { records, next } = await imports.list(importsOf(staff), { limit, after });
  return { items: records.map(toDealImport), nextCursor: next ? encodeCursor(next) : null };
}

/** Returns one import with its progress. @throws AppError `not_found` */
export const getImport = async (deps: Deps, staff: Staff, id: DealImportId): Promise<DealImport> =>
  toDealImport(await findImport(deps, staff, id));

/** Lists the lines of an import in the order of the file. @throws AppError `not_found` */
export async function listImportLines(
  deps: Deps,
  staff: Staff,
  { id, outcome, cursor, limit }: Paged & { id: DealImportId; outcome?: ImportOutcome | undefined },
): Promise<Page<DealImportLine>> {
  await findImport(deps, staff, id);
  const { items, next } = await fillPage<ImportLine, { readonly line: number }>({
    read: (after, most) => deps.imports.lines(id, after?.line, most),
    positionOf: ({ line }) => ({ line }),
    wanted: (line) => outcome === undefined || line.outcome === outcome,
    after: decodeCursor(cursor, linePosition),
    limit,
  });
  return { items: items.map(toDealImportLine), nextCursor: next ? encodeCursor(next) : null };
}
