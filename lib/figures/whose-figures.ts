import type { SellerId } from '../contract/ids.ts';
import { requireSeller, type Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';

/**
 * Returns whose figures the caller gets. Sellers get their own. Admins and support get those of all sellers, or of one.
 * @throws AppError `not_found` when a seller asks for another seller
 */
export function whoseFigures(staff: Staff, wanted: SellerId | undefined): SellerId | 'house' {
  if (staff.roles.some((role) => role !== 'seller')) return wanted ?? 'house';
  const own = requireSeller(staff);
  if (wanted !== undefined && wanted !== own)
    throw new AppError('not_found', 'There is no such seller. Check the id.');
  return own;
}
