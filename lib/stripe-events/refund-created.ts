import { syncing } from './syncing.ts';

/** Money is on its way back: usually our own refund, else one made in the dashboard. */
export const refundCreated = syncing('refund.created');
