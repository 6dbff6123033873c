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
  /** What went back for this booking before, in minor units. */
  readonly refundedMinor: number;
  readonly reason: string;
}

interface CallOff {
  readonly kind: 'call_off';
  readonly dealId: DealId;
  /** What the units that are held and sold cost at most: by the highest price since the sale began. */
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
}

/** What staff do that moves money back, changes what a published deal costs, or takes personal data along. */
export type Act = Refund | CallOff | PriceChange | PolicyChange | Export;

/** What may need a colleague's approval. */
export type ApprovableAct = Extract<Act, { kind: ApprovalKind }>;

/** What makes two acts of one member the same one, which can be done once: an approval is for exactly that. */
export function identityOf(act: ApprovableAct): readonly unknown[] {
  switch (act.kind) {
    case 'refund':
      return [act.kind, act.bookingId, act.refundId, act.amount.amountMinor, act.amount.currency, act.reason];
    case 'call_off':
      return [act.kind, act.dealId];
    case 'price_change':
      return [act.kind, act.dealId, act.version, act.newPrice.amountMinor, act.newPrice.currency];
    case 'export':
      return [act.kind, act.dealId, act.exportId];
  }
}
