import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingChange, changeBooking } from '../bookings/booking-writes.ts';
import { withinBounds } from '../bookings/bounded-writes.ts';
import { type LedgerEntry, putLedgerEntry } from '../ledger/ledger.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import { type BuyerBounds, boundsAt, isBounded } from '../stock/buyer-bounds.ts';
import { retakeUnits, returnUnits, sellUnits } from '../stock/stock-writes.ts';
import { type AddressChange, addressItems } from './address-writes.ts';
import { putDispute } from './dispute-writes.ts';
import { putListedRefund } from './failed-refund-writes.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';
import { paymentReader } from './payment-reader.ts';
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

/** What one step changes, all of it or nothing. */
export interface StepWrites {
  readonly payment: PaymentRecord;
  readonly booking?: { readonly from: BookingRecord; readonly change: BookingChange };
  readonly entry?: LedgerEntry;
  /** Under which address the booking is found from now on. */
  readonly address?: AddressChange | undefined;
  /** What the payment now says of a dispute, for the list of them. */
  readonly dispute?: Dispute;
  /** Failed refunds of which the list of them has news. */
  readonly listed?: readonly Refund[];
  /** The entry in the audit, when staff did it. */
  readonly audit?: TransactItem | undefined;
  /** Leave for them to do it, which this uses up. */
  readonly permit?: readonly TransactItem[] | undefined;
}

export interface PaymentTables {
  readonly payments: string;
  readonly ledger: string;
  readonly bookings: string;
  readonly stock: string;
}

/** The names of a step's parts. Any of their conditions may fail: the step is then `changed`, and is decided again. */
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
    ...paymentReader(dynamo, tables.payments),

    /** Begins a payment; `changed` when the booking has one, or is not what it was. */
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

    /** A step that moves no units. */
    take: async (step: StepWrites): Promise<StepOutcome> =>
      outcomeOf(await transact(dynamo, partsOf(step), ...stepParts)),

    /** The money is there: the booking's units are sold. */
    async confirm(
      step: Required<Omit<StepWrites, 'audit' | 'permit' | 'dispute' | 'listed' | 'address'>> &
        Pick<StepWrites, 'address'>,
    ): Promise<ConfirmOutcome> {
      const { stockId, quantity, claimId } = step.booking.from;
      const units = { Update: sellUnits(tables.stock, stockId, { quantity, claimId }) };
      const parts = { units, ...partsOf(step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', ...stepParts), 'claim_open');
    },

    /** The booking is given up: its sold units go back. */
    async giveUp(step: StepWrites & Required<Pick<StepWrites, 'booking'>>): Promise<ConfirmOutcome> {
      const { from } = step.booking;
      const claimIds = from.claimId === undefined ? [] : [from.claimId];
      const { stockId, quantity } = from;
      const units = { Update: returnUnits(tables.stock, stockId, { quantity, from: 'sold', claimIds }) };
      const parts = { units, ...partsOf(step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', ...stepParts), 'claim_open');
    },

    /**
     * Takes units again for a payment that came late, within the bounds of the buyer that apply now.
     * @param bounds as the stock was read to have them: when they are others by now, there are no units either
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

    /** Whether the event was dealt with. */
    async isSeen(eventId: string): Promise<boolean> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: tables.payments, Key: eventKey(eventId), ConsistentRead: true }),
      );
      return Item !== undefined;
    },

    /** Remembers the event, and the payment that it changed; `changed` when it was dealt with, or the payment moved on. */
    markSeen: async (eventId: string, now: number, payment?: PaymentRecord): Promise<StepOutcome> => {
      const parts = {
        mark: putEventMark(tables.payments, eventId, now),
        payment: payment && replacePayment(tables.payments, payment),
      };
      return outcomeOf(await transact(dynamo, parts, 'mark', 'payment'));
    },
  };
}
