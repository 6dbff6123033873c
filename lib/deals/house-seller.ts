import type { SellerId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { idFrom } from '../platform/ids.ts';

/** Who sells the deals that an admin creates without naming a seller: the operator of this installation. */
const houseSellerId: SellerId = idFrom('slr', 'the house');

/** The seller whom staff mean when they name none: themselves where they sell, also as an admin; else the house. */
export const sellerMeantBy = (staff: Staff): SellerId =>
  staff.roles.includes('seller') ? staff.sellerId : houseSellerId;
