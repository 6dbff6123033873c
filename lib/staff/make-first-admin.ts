import { AppError } from '../platform/errors.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface FirstAdminDeps {
  readonly directory: Pick<StaffDirectory, 'admins' | 'find' | 'invite'> & {
    readonly addRole: (id: string, role: 'admin') => Promise<unknown>;
  };
}

/**
 * Invites the admin who invites everybody else. A run that broke off between the account and its role may be repeated.
 * @returns whether an invitation went out; an address that had an account keeps its password.
 * @throws AppError `invalid_state` when the stage has an admin who can sign in
 */
export async function makeFirstAdmin(
  { directory }: FirstAdminDeps,
  email: string,
): Promise<{ readonly id: string; readonly invited: boolean }> {
  const address = email.toLowerCase();
  const admins = await directory.admins();
  const known = await directory.find(address);
  if (admins.length > 0 && !(known && admins.includes(known.id)))
    throw new AppError(
      'invalid_state',
      'There is an admin already: admins invite others with POST /v1/admin/staff.',
    );
  const { id } = known ?? (await directory.invite(address));
  await directory.addRole(id, 'admin');
  return { id, invited: !known };
}
