import { changeBooking } from '../bookings/booking-writes.ts';
import { withinBounds } from '../bookings/bounded-writes.ts';
import { putLedgerEntry } from '../ledger/ledger.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import { type BuyerBounds, boundsAt, isBounded } from '../stock/buyer-bounds.ts';
import { retakeUnits, sellUnits } from '../stock/stock-writes.ts';
import { addressItems } from './address-writes.ts';
import type { PaymentRecord } from './payment.ts';
import { eventKey, putEventMark, putNewPayment, replacePayment } from './payment-writes.ts';
import { type RefundTables, refundRequests } from './refund-requests.ts';
import {
  boundedOutcome,
  type ConfirmOutcome,
  outcomeOf,
  type RetakeOutcome,
  retakeOutcome,
  type StepOutcome,
  unitsOutcome,
} from './step-outcome.ts';
import { partsOfStep, type StepWrites, stepParts } from './step-writes.ts';

export interface PaymentTables extends RefundTables {
  readonly ledger: string;
}

export type PaymentRepository = ReturnType<typeof paymentRepository>;

/** Payments, and the steps that change them together with the booking, its units and the ledger. */
export function paymentRepository(dynamo: DynamoDBDocumentClient, tables: PaymentTables) {
  const partsOf = ({ entry, ...step }: StepWrites) => ({
    ...partsOfStep(tables, step),
    entry: entry && putLedgerEntry(tables.ledger, entry),
  });

  return {
    ...refundRequests(dynamo, tables),

    /** Begins a payment. `changed` when the booking already has one, or has changed. */
    begin: async (
      payment: PaymentRecord,
      { booking, address }: Pick<StepWrites, 'booking' | 'address'> = {},
    ): Promise<StepOutcome> => {
      const parts = {
        payment: putNewPayment(tables.payments, payment),
        address: address && addressItems(tables.payments, payment.id, address),
        booking: booking && changeBooking(tables.bookings, booking.from, booking.change),
      };
      return outcomeOf(await transact(dynamo, parts, 'payment', 'address', 'booking'));
    },

    /** Writes a step that moves no units. */
    take: async (step: StepWrites): Promise<StepOutcome> =>
      outcomeOf(await transact(dynamo, partsOf(step), 'entry', ...stepParts)),

    /** Writes that the money is captured: the booking's units are sold. */
    async confirm(
      step: Required<Omit<StepWrites, 'audit' | 'permit' | 'dispute' | 'listed' | 'address'>> &
        Pick<StepWrites, 'address'>,
    ): Promise<ConfirmOutcome> {
      const { stockId, quantity, claimId } = step.booking.from;
      const units = { Update: sellUnits(tables.stock, stockId, { quantity, claimId }) };
      const parts = { units, ...partsOf(step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', 'entry', ...stepParts), 'claim_open');
    },

    /**
     * Takes units again for a late payment, within the current bounds of the buyer.
     * @param bounds the bounds that were read from the stock. When they have changed, there are no units either
     */
    async retake(
      step: StepWrites & Required<Pick<StepWrites, 'booking'>>,
      bounds: BuyerBounds,
    ): Promise<RetakeOutcome> {
      const { from, change } = step.booking;
      const { stockId, quantity } = from;
      const units = { Update: retakeUnits(tables.stock, stockId, { quantity, now: change.now, bounds }) };
      const retaken = async (tally?: TransactItem): Promise<RetakeOutcome | 'recount'> => {
        const parts = { units, ...partsOf(step), tally };
        return retakeOutcome(await transact(dynamo, parts, 'units', 'tally', 'entry', ...stepParts));
      };
      const counted = boundsAt(from.unitPrice, bounds);
      if (!isBounded(counted)) return boundedOutcome(await retaken());
      return boundedOutcome(await withinBounds(dynamo, tables, { units: from, bounds: counted }, retaken));
    },

    /** Returns whether the event was handled. */
    async isSeen(eventId: string): Promise<boolean> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: tables.payments, Key: eventKey(eventId), ConsistentRead: true }),
      );
      return Item !== undefined;
    },

    /**
     * Stores the event as handled, with the payment that it changed. `changed` when the event was already handled, or
     * another process changed the payment.
     */
    markSeen: async (eventId: string, now: number, payment?: PaymentRecord): Promise<StepOutcome> => {
      const parts = {
        mark: putEventMark(tables.payments, eventId, now),
        payment: payment && replacePayment(tables.payments, payment),
      };
      return outcomeOf(await transact(dynamo, parts, 'mark', 'payment'));
    },
  };
}
