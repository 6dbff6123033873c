import { audited } from '../audit/audit-act.ts';
import type { StaffMember } from '../contract/staff.ts';
import { AppError } from '../platform/errors.ts';
import { endingTokens } from './ending-tokens.ts';
import { type ByStaff, type ChangeDeps, getStaffMember, toChange } from './staff-members.ts';

/**
 * Signs a member of staff out on all devices at once: ends refresh tokens and access tokens. The member may sign in
 * again. Cognito has no list of sessions, so a single one cannot be ended.
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
 * Sends an invitation again, with a new password that is valid for three days. The password before is void.
 * @throws AppError `forbidden`, `not_found`, `invalid_state` when it was accepted, or the account is locked
 */
export async function inviteStaffAgain(deps: ChangeDeps, { id, by }: ByStaff): Promise<StaffMember> {
  const { member } = await toChange(deps, { id, by });
  if (member.status !== 'invited')
    throw new AppError('invalid_state', `The account is ${member.status}, so it has no open invitation.`);
  const invite = async () => void (await deps.directory.inviteAgain(member.email));
  await audited(
    deps,
    by,
    { subject: { kind: 'staff', id }, before: null, after: { invitedAgain: true } },
    invite,
  );
  return getStaffMember(deps, id);
}
