import type { StaffRole } from '../../../lib/contract/operation.ts';
import type { StaffMember } from '../../../lib/contract/staff.ts';
import type { Actor } from '../../../lib/platform/actor.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import type { StaffDirectory } from '../../../lib/staff/staff-directory.ts';

type Status = StaffMember['status'];
type Pool = Pick<
  StaffDirectory,
  'admins' | 'find' | 'invite' | 'inviteAgain' | 'addRole' | 'removeRole' | 'disable' | 'enable' | 'signOut'
>;

/** A staff pool in memory. @param people by id, with the roles they have */
export function staffPool(people: Record<string, { roles: StaffRole[]; status?: Status }> = {}) {
  const members = new Map(
    Object.entries(people).map(([id, { roles, status = 'active' as Status }]) => [
      id,
      { id, email: `${id}@shop.example`, roles: new Set(roles), accepted: status !== 'invited', status },
    ]),
  );
  const member = (id: string) => {
    const found = members.get(id) ?? [...members.values()].find(({ email }) => email === id);
    if (!found) throw new Error(`no user ${id}`);
    return found;
  };
  const mails: string[] = [];
  const shown = ({ accepted: _, ...person }: ReturnType<typeof member>): StaffMember => ({
    ...person,
    roles: [...person.roles],
    invitedAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
  });
  const directory: Pool = {
    admins: async () =>
      [...members.values()]
        .filter(({ roles, status }) => roles.has('admin') && status === 'active')
        .map(({ id }) => id),
    find: async (id) => {
      const found = members.get(id) ?? [...members.values()].find(({ email }) => email === id);
      return found && shown(found);
    },
    invite: async (email) => {
      if ([...members.values()].some((each) => each.email === email)) throw new AppError('email_taken', '');
      const [id = ''] = email.split('@');
      const made = { id, email, roles: new Set<StaffRole>(), accepted: false, status: 'invited' as Status };
      members.set(id, made);
      mails.push(email);
      return shown(made);
    },
    inviteAgain: async (email) => {
      // Cognito refuses to invite those who have a password of their own.
      if (member(email).accepted) throw new Error('UnsupportedUserStateException');
      mails.push(email);
      return shown(member(email));
    },
    addRole: async (id, role) => void member(id).roles.add(role),
    removeRole: async (id, role) => void member(id).roles.delete(role),
    disable: async (id) => {
      member(id).status = 'disabled';
    },
    signOut: async (id) => void member(id),
    enable: async (id) => {
      member(id).status = member(id).accepted ? 'active' : 'invited';
    },
  };
  return { directory: directory as StaffDirectory, mails };
}

/** An admin by their token, whatever they are by now. */
export const by = (id: string): Actor => ({
  kind: 'staff',
  id,
  roles: ['admin'],
  signedInAt: 0,
  operation: 'setStaffRoles',
  requestId: 'request',
});
