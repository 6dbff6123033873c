import { AppError } from '../platform/errors.ts';
import { leavesAnAdmin, mayChangeStaff } from './decide-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';

type Admins = Pick<StaffDirectory, 'admins'>;

/**
 * Returns the ids of the current admins, after a check that the caller is one.
 * @param by the id of the caller; the token only proves that they were an admin earlier
 * @throws AppError `forbidden` when the caller is no longer an admin
 */
export async function adminsFor(directory: Admins, by: string): Promise<readonly string[]> {
  const admins = await directory.admins();
  if (mayChangeStaff(by, admins)) return admins;
  throw new AppError('forbidden', 'You are no longer an admin. Only admins can change the staff.');
}

/**
 * Removes an admin, and undoes that when no admin is left. Two admins who remove each other at the same time both find
 * the other one in the list that they read before, so the check comes afterwards. It also runs when the change fails
 * half-way.
 * @param id of the admin who is removed
 * @throws AppError `invalid_state` when the change was undone; the error of `take`
 */
export function keepingAnAdmin(
  directory: Admins,
  { id, take, undo }: { id: string; take: () => Promise<void>; undo: () => Promise<void> },
): Promise<void> {
  return take().finally(async () => {
    if (leavesAnAdmin(await directory.admins(), id)) return;
    await undo();
    throw new AppError('invalid_state', 'This is the last admin. Make another member an admin first.');
  });
}
