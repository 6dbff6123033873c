import { syncing } from './syncing.ts';

/** As `refund.created`, for endpoints whose account does not send it. */
export const chargeRefunded = syncing('charge.refunded');
