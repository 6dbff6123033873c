import type { DisputeStatus } from '../contract/dispute.ts';
import type { Dispute } from './payment.ts';

/** How Stripe's statuses end; the others, and whatever it may add, are open. */
const ends: Readonly<Record<string, DisputeStatus>> = {
  won: 'won',
  lost: 'lost',
  warning_closed: 'dropped',
  prevented: 'dropped',
};

export const disputeStatusOf = ({ status }: Pick<Dispute, 'status'>): DisputeStatus => ends[status] ?? 'open';

export const isDisputeOver = (dispute: Pick<Dispute, 'status'>): boolean =>
  disputeStatusOf(dispute) !== 'open';
