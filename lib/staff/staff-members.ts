import type { StaffRole } from '../contract/operation.ts';
import type { Page } from '../contract/page.ts';
import type { NewStaffMember, StaffMember } from '../contract/staff.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor, hasTexts } from '../platform/http/cursor.ts';
import { decideRoles, refuseDisabling } from './decide-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';

interface Deps {
  readonly directory: StaffDirectory;
}

/** A page of the staff, each with their roles. @throws AppError `invalid_request` for a cursor that is not of this list */
export async function listStaff(
  { directory }: Deps,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<StaffMember>> {
  const after = decodeCursor(cursor, hasTexts('token'));
  const [{ people, next }, roster] = await Promise.all([
    directory.list(limit, after?.token),
    directory.roster(),
  ]);
  return {
    items: people.map((person) => ({
      ...person,
      roles: [...roster].filter(([, members]) => members.has(person.id)).map(([role]) => role),
    })),
    nextCursor: next === undefined ? null : encodeCursor({ token: next }),
  };
}

/** @throws AppError `not_found` */
export async function getStaffMember({ directory }: Deps, id: string): Promise<StaffMember> {
  const member = await directory.find(id);
  if (!member) throw new AppError('not_found', 'There is no such member of staff.');
  return member;
}

/**
 * Makes an account and gives it its roles. When it breaks between the two, the account may do nothing yet, and
 * `setStaffRoles` completes it.
 * @throws AppError `email_taken`
 */
export async function inviteStaff(
  { directory }: Deps,
  { email, roles }: NewStaffMember,
): Promise<StaffMember> {
  const person = await directory.invite(email.toLowerCase());
  const wanted = [...new Set(roles)];
  for (const role of wanted) await directory.addRole(person.id, role);
  return { ...person, roles: wanted };
}

interface ByStaff {
  readonly id: string;
  readonly by: Staff;
}

/**
 * Sets the roles of somebody. Roles are added before others are taken, so that who is half changed can rather do too
 * much for a moment than nothing.
 * @throws AppError `not_found`, `invalid_state`
 */
export async function setStaffRoles(
  deps: Deps,
  { id, by, roles }: ByStaff & { readonly roles: readonly StaffRole[] },
): Promise<StaffMember> {
  const { directory } = deps;
  const [member, admins] = await Promise.all([getStaffMember(deps, id), directory.admins()]);
  const decision = decideRoles({ by: by.id, member, admins }, roles);
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.why);
  for (const role of decision.add) await directory.addRole(id, role);
  for (const role of decision.remove) await directory.removeRole(id, role);
  return { ...member, roles: [...new Set(roles)] };
}

/** Locks somebody out, and ends their sessions. @throws AppError `not_found`, `invalid_state` */
export async function disableStaff(deps: Deps, { id, by }: ByStaff): Promise<StaffMember> {
  const { directory } = deps;
  const [member, admins] = await Promise.all([getStaffMember(deps, id), directory.admins()]);
  const why = refuseDisabling({ by: by.id, member, admins });
  if (why) throw new AppError('invalid_state', why);
  // Also when they are disabled by now: an earlier try may have broken off before it ended the sessions.
  await directory.disable(id);
  return getStaffMember(deps, id);
}

/** Lets somebody in again. @throws AppError `not_found` */
export async function enableStaff(deps: Deps, id: string): Promise<StaffMember> {
  await getStaffMember(deps, id);
  await deps.directory.enable(id);
  return getStaffMember(deps, id);
}
