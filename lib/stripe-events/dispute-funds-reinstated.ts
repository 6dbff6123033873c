import { syncing } from './syncing.ts';

/** The bank has returned the money to us. */
export const disputeFundsReinstated = syncing('charge.dispute.funds_reinstated');
