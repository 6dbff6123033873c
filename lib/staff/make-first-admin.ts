import { AppError } from '../platform/errors.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface FirstAdminDeps {
  readonly directory: Pick<StaffDirectory, 'admins' | 'find' | 'invite' | 'inviteAgain' | 'enable'> & {
    readonly addRole: (id: string, role: 'admin') => Promise<unknown>;
  };
}

/**
 * Invites the first admin, who invites all others. A run that broke off between the account and its role can be
 * repeated. An invitation is valid for three days. Until an admin has accepted one, the same address can be invited
 * again, or another address, so that a lost or mistyped mail locks no shop out. The command needs the credentials of
 * the AWS account, so it also unlocks a locked account.
 * @returns whether an invitation was sent; an address whose owner accepted an earlier one keeps its password
 * @throws AppError `invalid_state` when the stage has an admin who accepted their invitation and can sign in
 */
export async function makeFirstAdmin(
  { directory }: FirstAdminDeps,
  email: string,
): Promise<{ readonly id: string; readonly invited: boolean }> {
  const address = email.toLowerCase();
  const admins = await directory.admins();
  const found = await directory.find(address);
  if (admins.length > 0 && !(found && admins.includes(found.id)))
    throw new AppError(
      'invalid_state',
      'There is an admin already. Admins invite others with POST /v1/admin/staff.',
    );
  const known = found?.status === 'disabled' ? await unlocked(directory, found.id) : found;
  if (known?.status === 'invited') await directory.inviteAgain(address);
  const { id } = known ?? (await directory.invite(address));
  await directory.addRole(id, 'admin');
  return { id, invited: known?.status !== 'active' };
}

/** Cognito shows only for an unlocked account whether its owner accepted the invitation. */
async function unlocked({ enable, find }: FirstAdminDeps['directory'], id: string) {
  await enable(id);
  return find(id);
}
