import * as z from 'zod';
import { audited } from '../audit/audit-act.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { StaffRole } from '../contract/operation.ts';
import type { Page } from '../contract/page.ts';
import type { NewStaffMember, StaffMember } from '../contract/staff.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { EndedTokens } from '../platform/ended-tokens.ts';
import { AppError } from '../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { decideDisabling, decideRoles } from './decide-staff.ts';
import { endingTokens } from './ending-tokens.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { adminsFor, keepingAnAdmin } from './working-admins.ts';

const position = z.strictObject({ token: z.string() });

interface Deps {
  readonly directory: StaffDirectory;
}

export interface ChangeDeps extends Deps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly tokens: Pick<EndedTokens, 'end'>;
  readonly clock: Clock;
}

export interface RoleDeps extends ChangeDeps {
  /** Founds a seller for a member of staff who is to sell and works for none. */
  readonly foundSeller: (staff: { readonly staffId: string; readonly actor: Actor }) => Promise<void>;
}

/**
 * Lists a page of the staff, each with their roles. @throws AppError `invalid_request` for a cursor that is not of this
 * list
 */
export async function listStaff(
  { directory }: Deps,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<StaffMember>> {
  const after = decodeCursor(cursor, position);
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

/** Returns a member of staff. @throws AppError `not_found` */
export async function getStaffMember({ directory }: Deps, id: string): Promise<StaffMember> {
  return known(await directory.find(id));
}

function known(member: StaffMember | undefined): StaffMember {
  if (!member) throw new AppError('not_found', 'There is no such member of staff. Check the id.');
  return member;
}

/**
 * Reads the member to change and the current admins, after a check that the caller is one. @throws AppError
 * `forbidden`, `not_found`
 */
export async function toChange({ directory }: Deps, { id, by }: ByStaff) {
  const [member, admins] = await Promise.all([directory.find(id), adminsFor(directory, by.id)]);
  return { by: by.id, member: known(member), admins };
}

/**
 * Creates an account without rights, and then sets its roles, which the audit records. When it fails in between,
 * `setStaffRoles` completes it. Cognito chooses the account's id, so the audit can have no entry before that. A new member
 * who is to sell and works for no seller gets a seller of their own.
 * @throws AppError `forbidden`, `email_taken`
 */
export async function inviteStaff(
  deps: RoleDeps,
  { by, email, roles }: NewStaffMember & { readonly by: Actor },
): Promise<StaffMember> {
  await adminsFor(deps.directory, by.id);
  const person = await deps.directory.invite(email.toLowerCase());
  const member = { ...person, roles: [...new Set(roles)] };
  await recorded(deps, by, { id: person.id, before: null, after: member }, async () => {
    if (roles.includes('seller')) await deps.foundSeller({ staffId: person.id, actor: by });
    for (const role of member.roles) await deps.directory.addRole(person.id, role);
  });
  return member;
}

export interface ByStaff {
  readonly id: string;
  readonly by: Actor;
}

/**
 * Sets the roles of a member. Adds roles before it removes others: when it fails half-way, the member has too many
 * rights for a moment rather than none. Ends the tokens with a removed role; a refreshed token has the remaining roles.
 * @throws AppError `forbidden`, `not_found`, `invalid_state`
 */
export async function setStaffRoles(
  deps: RoleDeps,
  { id, by, roles }: ByStaff & { readonly roles: readonly StaffRole[] },
): Promise<StaffMember> {
  const { directory } = deps;
  const change = await toChange(deps, { id, by });
  const { member: before } = change;
  const decision = decideRoles(change, roles);
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.why);
  const { add, remove, takesAnAdmin } = decision;
  if (add.length + remove.length === 0) return before;
  const after = { ...before, roles: [...new Set(roles)] };
  if (add.includes('seller')) await deps.foundSeller({ staffId: id, actor: by });
  const apply = async (more: readonly StaffRole[], less: readonly StaffRole[]) => {
    for (const role of more) await directory.addRole(id, role);
    for (const role of less) await directory.removeRole(id, role);
  };
  const take = () =>
    remove.length === 0 ? apply(add, remove) : endingTokens(deps, id, () => apply(add, remove));
  await recorded(deps, by, { id, before, after }, () =>
    takesAnAdmin ? keepingAnAdmin(directory, { id, take, undo: () => apply(remove, add) }) : take(),
  );
  return after;
}

/**
 * Locks a member out, and ends their sessions and tokens. @throws AppError `forbidden`, `not_found`, `invalid_state`
 */
export async function disableStaff(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { directory } = deps;
  const change = await toChange(deps, { id, by });
  const { member: before } = change;
  const decision = decideDisabling(change);
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.why);
  const take = () => endingTokens(deps, id, () => directory.disable(id));
  const disable = () =>
    decision.takesAnAdmin
      ? keepingAnAdmin(directory, { id, take, undo: () => directory.enable(id) })
      : take();
  // An earlier attempt may have failed before it ended the sessions. The audit already has its first entry.
  if (before.status === 'disabled') await disable();
  else await recorded(deps, by, { id, before, after: { ...before, status: 'disabled' } }, disable);
  return getStaffMember(deps, id);
}

/** Unlocks a member. @throws AppError `forbidden`, `not_found` */
export async function enableStaff(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { member: before } = await toChange(deps, { id, by });
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

/**
 * Runs a change with its audit entries. They have the roles and the status, not the address, which is personal data.
 */
const recorded = (deps: ChangeDeps, by: Actor, { id, before, after }: Step, act: () => Promise<void>) =>
  audited(
    deps,
    by,
    { subject: { kind: 'staff', id }, before: before && factsOf(before), after: factsOf(after) },
    act,
  );
const factsOf = ({ roles, status }: StaffMember) => ({ roles, status });
