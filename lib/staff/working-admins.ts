import { AppError } from '../platform/errors.ts';
import { leavesAnAdmin, mayChangeStaff } from './decide-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';

type Admins = Pick<StaffDirectory, 'admins'>;

/**
 * The ids of the admins of this moment, for one of them.
 * @param by the id of the caller, whose token says no more than that they were one
 * @throws AppError `forbidden` when the caller is none of them any more
 */
export async function adminsFor(directory: Admins, by: string): Promise<readonly string[]> {
  const admins = await directory.admins();
  if (mayChangeStaff(by, admins)) return admins;
  throw new AppError('forbidden', 'You are no admin any more: only those who are change the staff.');
}

/**
 * Takes an admin from the staff, and undoes that when nobody is left afterwards: two admins who remove each other at
 * the same time both find the other one in the list that they read before. A change that breaks half way is looked at
 * too.
 * @param id of the admin who is taken
 * @throws AppError `invalid_state` when it was undone; what `take` throws
 */
export function keepingAnAdmin(
  directory: Admins,
  { id, take, undo }: { id: string; take: () => Promise<void>; undo: () => Promise<void> },
): Promise<void> {
  return take().finally(async () => {
    if (leavesAnAdmin(await directory.admins(), id)) return;
    await undo();
    throw new AppError('invalid_state', 'This is the last admin; make somebody else one first.');
  });
}
