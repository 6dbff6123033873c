import { syncing } from './syncing.ts';

/** The bank did not accept a refund: the money is ours again. */
export const refundFailed = syncing('refund.failed');
