import type { ApprovalKind } from '../contract/approval.ts';
import type { BookingId, DealId, ExportId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';

interface Refund {
  readonly kind: 'refund';
  readonly dealId: DealId;
  readonly bookingId: BookingId;
  /** Names the refund in its payment: a retry has the same one. */
  readonly refundId: string;
  readonly amount: Money;
  /** Refunded for this booking before, in minor units. */
  readonly refundedMinor: number;
  readonly reason: string;
  readonly how: RefundWay;
}

/** Money alone, with the units of the booking, or money that went back without Stripe. */
export type RefundWay = 'money' | 'money_and_units' | 'settled';

interface CallOff {
  readonly kind: 'call_off';
  readonly dealId: DealId;
  /** The held and sold units at the highest price since the sale began: they cost that at most. */
  readonly amount: Money;
}

interface PriceChange {
  readonly kind: 'price_change';
  readonly dealId: DealId;
  /** Of the deal before the change: whoever approves it has seen that one. */
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
  /** Of which bookings it lists the buyers. */
  readonly statuses: readonly string[];
}

/** An act of staff that gives money back, changes what a published deal costs, or takes personal data along. */
export type Act = Refund | CallOff | PriceChange | PolicyChange | Export;

/** An act that may need a colleague's approval. */
export type ApprovableAct = Extract<Act, { kind: ApprovalKind }>;

/** Names an act, which its member can do once: equal identities are one act, and an approval is for exactly that one. */
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
