import type { SellerId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { idFrom } from '../platform/ids.ts';

/** The operator of this installation. It sells the deals that admins create without a seller. */
const houseSellerId: SellerId = idFrom('slr', 'the house');

/** Returns the seller when staff name none: the one they work for, even as an admin; otherwise the house. */
export const sellerMeantBy = (staff: Staff): SellerId => staff.seller?.id ?? houseSellerId;
