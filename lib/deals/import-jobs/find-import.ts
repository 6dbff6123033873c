import type { DealImportId } from '../../contract/deal-import.ts';
import type { SellerId } from '../../contract/ids.ts';
import { requireSeller, type Staff } from '../../platform/caller.ts';
import { AppError } from '../../platform/errors.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';

/** Returns the seller whose imports the caller sees; undefined for admins, who see all. */
export const importsOf = (staff: Staff): SellerId | undefined =>
  staff.roles.includes('admin') ? undefined : requireSeller(staff);

/** Reads an import. @throws AppError `not_found`, also for one that the caller may not know about */
export async function findImport(
  { imports }: { readonly imports: Pick<ImportRepository, 'get'> },
  staff: Staff,
  id: DealImportId,
): Promise<ImportJob> {
  const seller = importsOf(staff);
  const job = await imports.get(id);
  if (!job || (seller !== undefined && job.sellerId !== seller))
    throw new AppError('not_found', 'There is no such import, or it is no longer kept. Check its id.');
  return job;
}

/** Reads an import of the caller. @throws AppError `not_found`, `invalid_state` for a colleague's import */
export async function findOwnImport(
  deps: { readonly imports: Pick<ImportRepository, 'get'> },
  staff: Staff,
  id: DealImportId,
): Promise<ImportJob> {
  const job = await findImport(deps, staff, id);
  if (job.by.id !== staff.id)
    throw new AppError(
      'invalid_state',
      'A colleague began this import, and it runs with their rights. Begin one of your own.',
    );
  return job;
}
