import type { DisputeStatus } from '../contract/dispute.ts';
import type { Dispute } from './payment.ts';

/** Stripe's final statuses. The others, and any future ones, are open. */
const ends: Readonly<Record<string, DisputeStatus>> = {
  won: 'won',
  lost: 'lost',
  warning_closed: 'dropped',
  prevented: 'dropped',
};

export const disputeStatusOf = ({ status }: Pick<Dispute, 'status'>): DisputeStatus => ends[status] ?? 'open';

export const isDisputeOver = (dispute: Pick<Dispute, 'status'>): boolean =>
  disputeStatusOf(dispute) !== 'open';
