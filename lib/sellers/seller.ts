import type { SellerId } from '../contract/ids.ts';
import type { SellerRole } from '../contract/operation.ts';
import type { Seller, SellerMember } from '../contract/seller.ts';

/** A seller as it is stored. */
export interface SellerRecord extends Seller {
  /** Which request created it: the same Idempotency-Key with another body is refused. Absent of a founded one. */
  readonly fingerprint?: string;
}

/** A membership as it is stored. */
export interface MemberRecord extends SellerMember {
  readonly sellerId: SellerId;
}

/** Returns a seller in the API's form. */
export const toSeller = ({ fingerprint: _, ...seller }: SellerRecord): Seller => seller;
export const toMember = ({ sellerId: _, ...member }: MemberRecord, name?: string): SellerMember => ({
  ...member,
  ...(name !== undefined && { name }),
});

/** The facts of a seller that the audit records. */
export const sellerFacts = ({ name }: Pick<Seller, 'name'>) => ({ name });

/** The facts of a membership that the audit records, with the seller as its subject. */
export const memberFacts = (staffId: string, role: SellerRole | null) => ({ members: { [staffId]: role } });
