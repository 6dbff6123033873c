import { syncing } from './syncing.ts';

/** A refund is under way: usually our own, otherwise one made in the dashboard. */
export const refundCreated = syncing('refund.created');
