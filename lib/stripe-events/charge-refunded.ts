import { syncing } from './syncing.ts';

/** The same as `refund.created`, for endpoints whose account does not send that. */
export const chargeRefunded = syncing('charge.refunded');
