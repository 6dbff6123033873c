import { syncing } from './syncing.ts';

/** A bank asks for money back. */
export const disputeCreated = syncing('charge.dispute.created');
