import { syncing } from './syncing.ts';

/** A refund has arrived, or has failed. */
export const refundUpdated = syncing('refund.updated');
