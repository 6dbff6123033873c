import { syncing } from './syncing.ts';

/** The bank has decided. */
export const disputeClosed = syncing('charge.dispute.closed');
