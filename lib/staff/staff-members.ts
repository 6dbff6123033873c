import type { AuditLog } from '../audit/audit-log.ts';
import { audited } from '../audit/audited.ts';
import type { StaffRole } from '../contract/operation.ts';
import type { Page } from '../contract/page.ts';
import type { NewStaffMember, StaffMember } from '../contract/staff.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor, hasTexts } from '../platform/http/cursor.ts';
import { decideRoles, refuseDisabling } from './decide-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';

interface Deps {
  readonly directory: StaffDirectory;
}

interface ChangeDeps extends Deps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
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
 * Makes an account, which may do nothing, and then gives it its roles, which is recorded. When it breaks between the
 * two, `setStaffRoles` completes it. Cognito names the account, so nothing can be recorded before there is one.
 * @throws AppError `email_taken`
 */
export async function inviteStaff(
  deps: ChangeDeps,
  { by, email, roles }: NewStaffMember & { readonly by: Actor },
): Promise<StaffMember> {
  const person = await deps.directory.invite(email.toLowerCase());
  const member = { ...person, roles: [...new Set(roles)] };
  await recorded(deps, by, { id: person.id, before: null, after: member }, async () => {
    for (const role of member.roles) await deps.directory.addRole(person.id, role);
  });
  return member;
}

interface ByStaff {
  readonly id: string;
  readonly by: Actor;
}

/**
 * Sets the roles of somebody. Roles are added before others are taken: who is half changed can do too much for a
 * moment rather than nothing.
 * @throws AppError `not_found`, `invalid_state`
 */
export async function setStaffRoles(
  deps: ChangeDeps,
  { id, by, roles }: ByStaff & { readonly roles: readonly StaffRole[] },
): Promise<StaffMember> {
  const { directory } = deps;
  const [before, admins] = await Promise.all([getStaffMember(deps, id), directory.admins()]);
  const decision = decideRoles({ by: by.id, member: before, admins }, roles);
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.why);
  if (decision.add.length + decision.remove.length === 0) return before;
  const after = { ...before, roles: [...new Set(roles)] };
  await recorded(deps, by, { id, before, after }, async () => {
    for (const role of decision.add) await directory.addRole(id, role);
    for (const role of decision.remove) await directory.removeRole(id, role);
  });
  return after;
}

/** Locks somebody out, and ends their sessions. @throws AppError `not_found`, `invalid_state` */
export async function disableStaff(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { directory } = deps;
  const [before, admins] = await Promise.all([getStaffMember(deps, id), directory.admins()]);
  const why = refuseDisabling({ by: by.id, member: before, admins });
  if (why) throw new AppError('invalid_state', why);
  const disable = () => directory.disable(id);
  // An earlier try may have broken off before it ended the sessions; that it began is recorded.
  if (before.status === 'disabled') await disable();
  else await recorded(deps, by, { id, before, after: { ...before, status: 'disabled' } }, disable);
  return getStaffMember(deps, id);
}

/** Lets somebody in again. @throws AppError `not_found` */
export async function enableStaff(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const before = await getStaffMember(deps, id);
  if (before.status !== 'disabled') return before;
  const after = { ...before, status: 'active' } as const;
  await recorded(deps, by, { id, before, after }, () => deps.directory.enable(id));
  return getStaffMember(deps, id);
}

interface Step {
  readonly id: string;
  readonly before: StaffMember | null;
  readonly after: StaffMember;
}

/** The address is personal data: what is recorded is what they may do, and whether. */
const recorded = (deps: ChangeDeps, by: Actor, { id, before, after }: Step, act: () => Promise<void>) =>
  audited(
    deps,
    by,
    { subject: { kind: 'staff', id }, before: before && factsOf(before), after: factsOf(after) },
    act,
  );
const factsOf = ({ roles, status }: StaffMember) => ({ roles, status });
