import { syncing } from './syncing.ts';

/** A bank demands money back. */
export const disputeCreated = syncing('charge.dispute.created');
