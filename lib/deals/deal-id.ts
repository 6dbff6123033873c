import type { DealId } from '../contract/ids.ts';
import { idFrom } from '../platform/ids.ts';

/** Returns the id of the deal that this member of staff creates with this Idempotency-Key. */
export const dealIdOf = (staffId: string, idempotencyKey: string): DealId =>
  idFrom('deal', `${staffId}\n${idempotencyKey}`);
