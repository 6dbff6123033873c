import { syncing } from './syncing.ts';

/** A refund arrived, or did not. */
export const refundUpdated = syncing('refund.updated');
