import type { SellerId } from '../contract/ids.ts';
import { requireSeller, type Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';

/** The operator of this installation. It sells the deals that admins create without a seller. */
const houseSellerId: SellerId = idFrom('slr', 'the house');

/** Returns the seller when staff name none: the one they work for, even as an admin; otherwise the house. */
export const sellerMeantBy = (staff: Staff): SellerId => staff.seller?.id ?? houseSellerId;

/**
 * Returns the seller of something new. Admins name a seller or act for the house. Sellers act for themselves.
 * @throws AppError `forbidden` for a seller who names another one
 */
export function sellerOfNew(staff: Staff, named: SellerId | undefined, message: string): SellerId {
  if (staff.roles.includes('admin')) return named ?? sellerMeantBy(staff);
  const own = requireSeller(staff);
  if (named !== undefined && named !== own) throw new AppError('forbidden', message);
  return own;
}
