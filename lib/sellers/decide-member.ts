import type { SellerId } from '../contract/ids.ts';
import type { SellerRole } from '../contract/operation.ts';
import type { MemberRecord } from './seller.ts';

export type MemberDecision =
  | { readonly kind: 'unchanged'; readonly member: MemberRecord }
  | { readonly kind: 'refuse'; readonly why: 'They work for another seller. Remove them there first.' }
  | { readonly kind: 'write'; readonly member: MemberRecord };

interface Wanted {
  readonly sellerId: SellerId;
  readonly staffId: string;
  readonly role: SellerRole;
  readonly now: string;
}

/** Decides what adding a member to a seller, or changing their role in it, takes. */
export function decideMember(before: MemberRecord | undefined, { now, ...wanted }: Wanted): MemberDecision {
  if (!before) return { kind: 'write', member: { ...wanted, since: now } };
  if (before.sellerId !== wanted.sellerId)
    return { kind: 'refuse', why: 'They work for another seller. Remove them there first.' };
  if (before.role === wanted.role) return { kind: 'unchanged', member: before };
  return { kind: 'write', member: { ...before, role: wanted.role } };
}
