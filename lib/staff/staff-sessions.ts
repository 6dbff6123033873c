import { audited } from '../audit/audit-act.ts';
import type { StaffMember } from '../contract/staff.ts';
import { AppError } from '../platform/errors.ts';
import { endingTokens } from './ending-tokens.ts';
import { type ByStaff, type ChangeDeps, getStaffMember, toChange } from './staff-members.ts';

/**
 * Signs a member of staff out on every device, at once: no refreshed token, and those out there count no more. They may
 * sign in again. Cognito keeps no list of sessions, so it is all of them or none.
 * @throws AppError `forbidden`, `not_found`
 */
export async function signStaffOut(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { member } = await toChange(deps, { id, by });
  const signOut = () => endingTokens(deps, id, () => deps.directory.signOut(id));
  await audited(
    deps,
    by,
    { subject: { kind: 'staff', id }, before: null, after: { signedOut: true } },
    signOut,
  );
  return member;
}

/**
 * Sends an invitation again, with another password for three days: the one before is void.
 * @throws AppError `forbidden`, `not_found`, `invalid_state` when it was accepted, or the account is locked out
 */
export async function inviteStaffAgain(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { member } = await toChange(deps, { id, by });
  if (member.status !== 'invited')
    throw new AppError('invalid_state', `The account is ${member.status}: no invitation is open.`);
  const invite = async () => void (await deps.directory.inviteAgain(member.email));
  await audited(
    deps,
    by,
    { subject: { kind: 'staff', id }, before: null, after: { invitedAgain: true } },
    invite,
  );
  return getStaffMember(deps, id);
}
