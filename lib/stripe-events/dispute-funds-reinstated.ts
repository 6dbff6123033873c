import { syncing } from './syncing.ts';

/** The bank has given the money back to us. */
export const disputeFundsReinstated = syncing('charge.dispute.funds_reinstated');
