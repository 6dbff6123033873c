import type { StripeEvent } from '../../../lib/payments/stripe-events/stripe-event.ts';

/** A bank's demand, as the double's events tell of it. */
export interface KnownDispute {
  readonly id: string;
  readonly intentId: string;
  status: string;
}

/** The disputes, as they stand at this moment. */
export function openDisputes() {
  const known = new Map<string, KnownDispute>();
  return {
    hear({ type, data }: StripeEvent): void {
      const { id, payment_intent: intentId, status } = data.object;
      if (!type.startsWith('charge.dispute.') || !id || !intentId) return;
      const dispute = known.get(id) ?? { id, intentId, status: '' };
      dispute.status = String(status);
      known.set(id, dispute);
    },
    /** Those that a bank has not decided. */
    undecided: () => [...known.values()].filter(({ status }) => status !== 'won' && status !== 'lost'),
    lost: () => [...known.values()].some(({ status }) => status === 'lost'),
  };
}
