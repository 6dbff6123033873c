import type { Deed } from '../audit/entry.ts';
import type { ApprovalId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { Act } from './act.ts';

/** A permission for one act. The act's transaction uses it up. */
export interface Permit {
  /** Parts for the act's transaction. When one of their conditions fails, request another permit. */
  readonly parts: readonly TransactItem[];
  /** The approval that was used and its approver, for the audit. */
  readonly approval?: { readonly id: ApprovalId; readonly approvedBy: string | undefined };
}

export interface Oversight {
  /**
   * Permits a member of staff to perform an act, through any operation.
   * @throws AppError `recent_sign_in_required`, `approval_required` after a colleague was asked
   */
  permit(actor: Actor, act: Act): Promise<Permit>;
}

/** Permits the acts of the system. Oversight is only for staff. */
export const bySystem: Oversight = {
  permit: async () => {
    throw new Error('Pass the oversight: a member of staff acts here');
  },
};

/** Adds the approver to an act's audit entry. */
export const approvedDeed = (deed: Deed, permit: Permit | undefined): Deed =>
  permit?.approval ? { ...deed, after: { ...deed.after, approval: permit.approval } } : deed;
