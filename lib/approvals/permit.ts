import type { Deed } from '../audit/entry.ts';
import type { ApprovalId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { Act } from './act.ts';

/** Leave to do something, which is used up in the transaction that does it. */
export interface Permit {
  /** For the transaction. When a condition of these fails, ask for another permit. */
  readonly parts: readonly TransactItem[];
  /** The approval that was used, and its approver, for the audit. */
  readonly approval?: { readonly id: ApprovalId; readonly approvedBy: string | undefined };
}

export interface Oversight {
  /**
   * Leave for a member of staff to do this, whichever operation they do it by.
   * @throws AppError `recent_sign_in_required`, `approval_required` once a colleague was asked
   */
  permit(actor: Actor, act: Act): Promise<Permit>;
}

/** Where nobody of the staff acts, there is nothing to oversee. */
export const bySystem: Oversight = {
  permit: async () => {
    throw new Error('Staff act here: say under which oversight');
  },
};

/** Adds the colleague who allowed it to what the audit says of an act. */
export const approvedDeed = (deed: Deed, permit: Permit | undefined): Deed =>
  permit?.approval ? { ...deed, after: { ...deed.after, approval: permit.approval } } : deed;
