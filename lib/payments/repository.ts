import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingChange, changeBooking } from '../bookings/booking-writes.ts';
import { withinBounds } from '../bookings/bounded-writes.ts';
import { type LedgerEntry, putLedgerEntry } from '../ledger/ledger.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type BuyerBounds, boundsAt, isBounded } from '../stock/buyer-bounds.ts';
import { retakeUnits, returnUnits, sellUnits } from '../stock/stock-writes.ts';
import { type AddressChange, addressItems } from './address-writes.ts';
import { putDispute } from './dispute-writes.ts';
import { putListedRefund } from './failed-refund-writes.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';
import { paymentReader } from './payment-reader.ts';
import { eventKey, putEventMark, putNewPayment, replacePayment } from './payment-writes.ts';
import {
  type ConfirmOutcome,
  failedRetake,
  outcomeOf,
  type RetakeOutcome,
  retakeOutcomeOf,
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

export type PaymentRepository = ReturnType<typeof paymentRepository>;

/** Payments, and the steps that change them together with the booking, its units and the ledger. */
export function paymentRepository(dynamo: DynamoDBDocumentClient, tables: PaymentTables) {
  const write = async (items: TransactItem[]) => {
    await dynamo.send(new TransactWriteCommand({ TransactItems: items }));
  };
  const partsOf = (step: StepWrites): TransactItem[] => {
    const { payment, booking, entry, dispute, listed = [], address, audit, permit = [] } = step;
    return [
      replacePayment(tables.payments, payment),
      ...(booking ? [changeBooking(tables.bookings, booking.from, booking.change)] : []),
      ...(entry ? [putLedgerEntry(tables.ledger, entry)] : []),
      ...(dispute ? [putDispute(tables.payments, payment, dispute)] : []),
      ...listed.map((refund) => putListedRefund(tables.payments, payment, refund)),
      ...(address ? addressItems(tables.payments, payment.id, address) : []),
      ...(audit ? [audit] : []),
      ...permit,
    ];
  };

  return {
    ...paymentReader(dynamo, tables.payments),

    /** Begins a payment; `changed` when the booking has one, or is not what it was. */
    begin: (
      payment: PaymentRecord,
      { booking, address }: Pick<StepWrites, 'booking' | 'address'> = {},
    ): Promise<StepOutcome> =>
      outcomeOf(
        write([
          putNewPayment(tables.payments, payment),
          ...(address ? addressItems(tables.payments, payment.id, address) : []),
          ...(booking ? [changeBooking(tables.bookings, booking.from, booking.change)] : []),
        ]),
      ),

    /** A step that moves no units. */
    take: (step: StepWrites): Promise<StepOutcome> => outcomeOf(write(partsOf(step))),

    /** The money is there: the booking's units are sold. */
    async confirm(
      step: Required<Omit<StepWrites, 'audit' | 'permit' | 'dispute' | 'listed' | 'address'>> &
        Pick<StepWrites, 'address'>,
    ): Promise<ConfirmOutcome> {
      const { stockId, quantity, claimId } = step.booking.from;
      const units = { Update: sellUnits(tables.stock, stockId, { quantity, claimId }) };
      return unitsOutcome(write([units, ...partsOf(step)]), 'claim_open');
    },

    /** The booking is given up: its sold units go back. */
    async giveUp(step: StepWrites & Required<Pick<StepWrites, 'booking'>>): Promise<ConfirmOutcome> {
      const { from } = step.booking;
      const claimIds = from.claimId === undefined ? [] : [from.claimId];
      const units = returnUnits(tables.stock, from.stockId, {
        quantity: from.quantity,
        from: 'sold',
        claimIds,
      });
      return unitsOutcome(write([{ Update: units }, ...partsOf(step)]), 'claim_open');
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
        try {
          await write([units, ...partsOf(step), ...(tally ? [tally] : [])]);
          return 'done';
        } catch (error) {
          return failedRetake(error, tally !== undefined);
        }
      };
      const counted = boundsAt(from.unitPrice, bounds);
      if (!isBounded(counted)) return retakeOutcomeOf(await retaken());
      return retakeOutcomeOf(await withinBounds(dynamo, tables, { units: from, bounds: counted }, retaken));
    },

    /** Whether the event was dealt with. */
    async isSeen(eventId: string): Promise<boolean> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: tables.payments, Key: eventKey(eventId), ConsistentRead: true }),
      );
      return Item !== undefined;
    },

    /** Remembers the event, and the payment that it changed; `changed` when it was dealt with, or the payment moved on. */
    markSeen: (eventId: string, now: number, payment?: PaymentRecord): Promise<StepOutcome> =>
      outcomeOf(
        write([
          putEventMark(tables.payments, eventId, now),
          ...(payment ? [replacePayment(tables.payments, payment)] : []),
        ]),
      ),
  };
}
