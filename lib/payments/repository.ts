import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingStep, changeBooking } from '../bookings/booking-writes.ts';
import { withinBounds } from '../bookings/bounded-writes.ts';
import { type LedgerEntry, putLedgerEntry } from '../ledger/ledger.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import { type BuyerBounds, boundsAt, isBounded } from '../stock/buyer-bounds.ts';
import { retakeUnits, returnUnits, sellUnits } from '../stock/stock-writes.ts';
import { type AddressChange, addressItems } from './address-writes.ts';
import { putDispute } from './dispute-writes.ts';
import { putListedRefund } from './failed-refund-writes.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';
import { paymentReaderOf } from './payment-reader.ts';
import { eventKey, putEventMark, putNewPayment, replacePayment } from './payment-writes.ts';
import {
  boundedOutcome,
  type ConfirmOutcome,
  outcomeOf,
  type RetakeOutcome,
  retakeOutcome,
  type StepOutcome,
  unitsOutcome,
} from './step-outcome.ts';

/** The changes of one step, all or none. */
export interface StepWrites {
  readonly payment: PaymentRecord;
  readonly booking?: { readonly from: BookingRecord; readonly change: BookingStep };
  readonly entry?: LedgerEntry;
  /** The address under which the booking is found from now on. */
  readonly address?: AddressChange | undefined;
  /** The payment's current data on a dispute, for the list of disputes. */
  readonly dispute?: Dispute;
  /** Failed refunds whose entry in the list changes. */
  readonly listed?: readonly Refund[];
  /** The entry in the audit, when staff made the change. */
  readonly audit?: TransactItem | undefined;
  /** The colleague's approval, which this step uses up. */
  readonly permit?: readonly TransactItem[] | undefined;
}

export interface PaymentTables {
  readonly payments: string;
  readonly ledger: string;
  readonly bookings: string;
  readonly stock: string;
}

/** The names of a step's parts. Each part's condition may fail. The outcome is then `changed`, and the step is decided again. */
const stepParts = ['payment', 'booking', 'entry', 'dispute', 'listed', 'address', 'audit', 'permit'] as const;
type StepPart = (typeof stepParts)[number];

export type PaymentRepository = ReturnType<typeof paymentRepository>;

/** Payments, and the steps that change them together with the booking, its units and the ledger. */
export function paymentRepository(dynamo: DynamoDBDocumentClient, tables: PaymentTables) {
  const partsOf = (step: StepWrites) => {
    const { payment, booking, entry, dispute, listed = [], address, audit, permit } = step;
    return {
      payment: replacePayment(tables.payments, payment),
      booking: booking && changeBooking(tables.bookings, booking.from, booking.change),
      entry: entry && putLedgerEntry(tables.ledger, entry),
      dispute: dispute && putDispute(tables.payments, payment, dispute),
      listed: listed.map((refund) => putListedRefund(tables.payments, payment, refund)),
      address: address && addressItems(tables.payments, payment.id, address),
      audit,
      permit,
    } satisfies Record<StepPart, unknown>;
  };

  return {
    ...paymentReaderOf(dynamo, tables.payments),

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
      outcomeOf(await transact(dynamo, partsOf(step), ...stepParts)),

    /** Writes that the money is captured: the booking's units are sold. */
    async confirm(
      step: Required<Omit<StepWrites, 'audit' | 'permit' | 'dispute' | 'listed' | 'address'>> &
        Pick<StepWrites, 'address'>,
    ): Promise<ConfirmOutcome> {
      const { stockId, quantity, claimId } = step.booking.from;
      const units = { Update: sellUnits(tables.stock, stockId, { quantity, claimId }) };
      const parts = { units, ...partsOf(step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', ...stepParts), 'claim_open');
    },

    /** Writes that the booking is given up: its sold units are returned. */
    async giveUp(step: StepWrites & Required<Pick<StepWrites, 'booking'>>): Promise<ConfirmOutcome> {
      const { from } = step.booking;
      const claimIds = from.claimId === undefined ? [] : [from.claimId];
      const { stockId, quantity } = from;
      const units = { Update: returnUnits(tables.stock, stockId, { quantity, from: 'sold', claimIds }) };
      const parts = { units, ...partsOf(step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', ...stepParts), 'claim_open');
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
        return retakeOutcome(await transact(dynamo, parts, 'units', 'tally', ...stepParts));
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
