import { syncing } from './syncing.ts';

/** The evidence, or its deadline, has changed. */
export const disputeUpdated = syncing('charge.dispute.updated');
