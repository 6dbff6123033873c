import { syncing } from './syncing.ts';

/** The bank has withdrawn the money. */
export const disputeFundsWithdrawn = syncing('charge.dispute.funds_withdrawn');
