import type { StripeEvent } from '../../../lib/stripe-events/stripe-event.ts';

/** A bank's demand, as the double's events tell of it. */
export interface KnownDispute {
  readonly id: string;
  readonly intentId: string;
  status: string;
  /** It has only asked so far. */
  isInquiry: boolean;
  /** It has begun by asking. */
  readonly wasInquiry: boolean;
}

const decided = new Set(['won', 'lost', 'warning_closed']);

/** The disputes, as they stand at this moment. */
export function openDisputes() {
  const known = new Map<string, KnownDispute>();
  return {
    hear({ type, data }: StripeEvent): void {
      const { id, payment_intent: intentId, status } = data.object;
      if (!type.startsWith('charge.dispute.') || !id || !intentId) return;
      const isInquiry = String(status).startsWith('warning_');
      const dispute = known.get(id) ?? { id, intentId, status: '', isInquiry, wasInquiry: isInquiry };
      dispute.status = String(status);
      dispute.isInquiry &&= isInquiry;
      known.set(id, dispute);
    },
    /** Those that a bank has not decided. */
    undecided: () => [...known.values()].filter(({ status }) => !decided.has(status)),
    /** Whether a bank has ever taken the money of the intent. */
    hasTaken: (intentIds: readonly string[]) =>
      [...known.values()].some(({ intentId, isInquiry }) => !isInquiry && intentIds.includes(intentId)),
    all: () => [...known.values()],
    lost: () => [...known.values()].some(({ status }) => status === 'lost'),
  };
}
