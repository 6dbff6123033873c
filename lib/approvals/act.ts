import type { ApprovalKind, refundWays } from '../contract/approval.ts';
import type { RecordedStatus } from '../contract/booking.ts';
import type { BookingId, CustomerId, DealId, ExportId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { SlotRef } from '../contract/sold.ts';

interface Refund {
  readonly kind: 'refund';
  /** Absent for a booking of a slot. */
  readonly dealId?: DealId;
  readonly slot?: SlotRef;
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
export type RefundWay = (typeof refundWays)[number];

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
  readonly statuses: readonly RecordedStatus[];
}

interface CustomerExport {
  readonly kind: 'customer_export';
  readonly customerId: CustomerId;
  readonly exportId: ExportId;
}

interface CustomerDeletion {
  readonly kind: 'customer_deletion';
  readonly customerId: CustomerId;
  /** Whether the member is an admin. Others never delete a customer alone. */
  readonly byAdmin: boolean;
}

/** A staff act that returns money, changes the price of a published deal, or exports or deletes personal data. */
export type Act = Refund | CallOff | PriceChange | PolicyChange | Export | CustomerExport | CustomerDeletion;

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
    case 'customer_export':
      return [act.kind, act.customerId, act.exportId];
    case 'customer_deletion':
      return [act.kind, act.customerId];
  }
}
