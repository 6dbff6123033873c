import type { ApprovalKind } from '../contract/approval.ts';
import type { BookingId, DealId, ExportId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';

interface Refund {
  readonly kind: 'refund';
  readonly dealId: DealId;
  readonly bookingId: BookingId;
  /** The id of the refund within its payment. A retry has the same id. */
  readonly refundId: string;
  readonly amount: Money;
  /** The sum refunded for this booking before, in minor units. */
  readonly refundedMinor: number;
  readonly reason: string;
  readonly how: RefundWay;
}

/**
 * `money`: money alone. `money_and_units`: the units of the booking go back too. `settled`: the money went back without
 * Stripe.
 */
export type RefundWay = 'money' | 'money_and_units' | 'settled';

interface CallOff {
  readonly kind: 'call_off';
  readonly dealId: DealId;
  /** The most that the held and sold units can have cost: their number times the highest price since the sale began. */
  readonly amount: Money;
}

interface PriceChange {
  readonly kind: 'price_change';
  readonly dealId: DealId;
  /** The deal's version before the change. The approver has seen that version. */
  readonly version: number;
  readonly price: Money;
  readonly newPrice: Money;
}

interface PolicyChange {
  readonly kind: 'policy_change';
  readonly dealId: DealId;
}

interface Export {
  readonly kind: 'export';
  readonly dealId: DealId;
  readonly exportId: ExportId;
  /** The booking statuses that the list includes. */
  readonly statuses: readonly string[];
}

/** A staff act that returns money, changes the price of a published deal, or exports personal data. */
export type Act = Refund | CallOff | PriceChange | PolicyChange | Export;

/** An act that may need a colleague's approval. */
export type ApprovableAct = Extract<Act, { kind: ApprovalKind }>;

/** Returns the identity of an act. Equal identities are one act, and an approval is for exactly one act. */
export function identityOf(act: ApprovableAct): readonly unknown[] {
  switch (act.kind) {
    case 'refund': {
      const { amountMinor, currency } = act.amount;
      return [act.kind, act.bookingId, act.refundId, amountMinor, currency, act.reason, act.how];
    }
    case 'call_off':
      return [act.kind, act.dealId];
    case 'price_change':
      return [act.kind, act.dealId, act.version, act.newPrice.amountMinor, act.newPrice.currency];
    case 'export':
      return [act.kind, act.dealId, act.exportId, ...act.statuses];
  }
}
