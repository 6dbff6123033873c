import type { StaffRole } from '../contract/operation.ts';

/** Why a change to the staff is refused: what the caller reads. */
export type StaffRefusal =
  | 'You cannot take the admin role from yourself; ask another admin.'
  | 'You cannot lock yourself out; ask another admin.'
  | 'This is the last admin; make somebody else one first.';

export type RolesDecision =
  | { readonly kind: 'refuse'; readonly why: StaffRefusal }
  | { readonly kind: 'change'; readonly add: readonly StaffRole[]; readonly remove: readonly StaffRole[] };

interface Change {
  /** Who asks. */
  readonly by: string;
  readonly member: { readonly id: string; readonly roles: readonly StaffRole[] };
  /** The ids of admins who can sign in. */
  readonly admins: readonly string[];
}

/** What setting these roles takes. Setting what they are takes nothing, so a repeated call is safe. */
export function decideRoles({ by, member, admins }: Change, wanted: readonly StaffRole[]): RolesDecision {
  const add = [...new Set(wanted)].filter((role) => !member.roles.includes(role));
  const remove = member.roles.filter((role) => !wanted.includes(role));
  if (remove.includes('admin')) {
    if (member.id === by)
      return { kind: 'refuse', why: 'You cannot take the admin role from yourself; ask another admin.' };
    if (leavesNone(admins, member.id)) return { kind: 'refuse', why: lastAdmin };
  }
  return { kind: 'change', add, remove };
}

/** Why this member cannot be locked out, if they cannot. */
export function refuseDisabling({ by, member, admins }: Change): StaffRefusal | undefined {
  if (member.id === by) return 'You cannot lock yourself out; ask another admin.';
  return member.roles.includes('admin') && leavesNone(admins, member.id) ? lastAdmin : undefined;
}

const lastAdmin = 'This is the last admin; make somebody else one first.';
const leavesNone = (admins: readonly string[], without: string) => !admins.some((id) => id !== without);
