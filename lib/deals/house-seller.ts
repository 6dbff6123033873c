import type { SellerId } from '../contract/ids.ts';
import { idFrom } from '../platform/ids.ts';

/** Who sells the deals that an admin creates without naming a seller: the operator of this installation. */
export const houseSellerId: SellerId = idFrom('slr', 'the house');
