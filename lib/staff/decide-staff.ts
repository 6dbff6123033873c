import type { StaffRole } from '../contract/operation.ts';

/** The reason why a change to the staff is refused, as the caller reads it. */
export type StaffRefusal =
  | 'You cannot take the admin role from yourself. Ask another admin.'
  | 'You cannot lock yourself out. Ask another admin.';

/** `takesAnAdmin`: the staff have one admin fewer afterwards. */
export type RolesDecision =
  | { readonly kind: 'refuse'; readonly why: StaffRefusal }
  | {
      readonly kind: 'change';
      readonly add: readonly StaffRole[];
      readonly remove: readonly StaffRole[];
      readonly takesAnAdmin: boolean;
    };

export type DisablingDecision =
  | { readonly kind: 'refuse'; readonly why: StaffRefusal }
  | { readonly kind: 'disable'; readonly takesAnAdmin: boolean };

interface Change {
  /** The id of the admin who makes the change. */
  readonly by: string;
  readonly member: { readonly id: string; readonly roles: readonly StaffRole[] };
  /** The ids of admins who accepted their invitation and are not locked out. */
  readonly admins: readonly string[];
}

/**
 * Returns whether the caller may change staff now. The token proves that they were an admin up to 15 minutes ago. Since
 * then another admin may have taken the role from them or locked them out.
 */
export const mayChangeStaff = (by: string, admins: readonly string[]): boolean => admins.includes(by);

/** Decides the steps that set these roles. Setting the current roles takes none, so a repeated call is safe. */
export function decideRoles({ by, member, admins }: Change, wanted: readonly StaffRole[]): RolesDecision {
  const add = [...new Set(wanted)].filter((role) => !member.roles.includes(role));
  const remove = member.roles.filter((role) => !wanted.includes(role));
  const takesAdmin = remove.includes('admin');
  if (takesAdmin && member.id === by)
    return { kind: 'refuse', why: 'You cannot take the admin role from yourself. Ask another admin.' };
  return { kind: 'change', add, remove, takesAnAdmin: takesAdmin && admins.includes(member.id) };
}

/** Decides whether this member can be locked out. */
export const decideDisabling = ({ by, member, admins }: Change): DisablingDecision =>
  member.id === by
    ? { kind: 'refuse', why: 'You cannot lock yourself out. Ask another admin.' }
    : { kind: 'disable', takesAnAdmin: admins.includes(member.id) };

/**
 * Returns whether an admin is left without this one. It does not depend on how late Cognito's lists show the change.
 */
export const leavesAnAdmin = (admins: readonly string[], without: string): boolean =>
  admins.some((id) => id !== without);
