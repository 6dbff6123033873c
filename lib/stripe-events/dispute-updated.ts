import { syncing } from './syncing.ts';

/** The evidence, or its due date, is another. */
export const disputeUpdated = syncing('charge.dispute.updated');
