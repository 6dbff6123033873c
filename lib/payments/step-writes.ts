import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingStep, changeBooking } from '../bookings/booking-writes.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type AddressChange, addressItems } from './address-writes.ts';
import { putDispute } from './dispute-writes.ts';
import { putListedRefund } from './failed-refund-writes.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';
import { replacePayment } from './payment-writes.ts';

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

/** A step that moves no money. An entry in the ledger does not compile, since nobody would write it. */
export type StepWithoutMoney = Omit<StepWrites, 'entry'> & { readonly entry?: never };

/**
 * The names of a step's parts, all but its entry in the ledger. Each part's condition may fail. The outcome is then
 * `changed`, and the step is decided again.
 */
export const stepParts = ['payment', 'booking', 'dispute', 'listed', 'address', 'audit', 'permit'] as const;

/** The writes of a step, all but its entry in the ledger. */
export function partsOfStep(
  tables: { readonly payments: string; readonly bookings: string },
  { payment, booking, dispute, listed = [], address, audit, permit }: StepWithoutMoney,
) {
  return {
    payment: replacePayment(tables.payments, payment),
    booking: booking && changeBooking(tables.bookings, booking.from, booking.change),
    dispute: dispute && putDispute(tables.payments, payment, dispute),
    listed: listed.map((refund) => putListedRefund(tables.payments, payment, refund)),
    address: address && addressItems(tables.payments, payment.id, address),
    audit,
    permit,
  } satisfies Record<(typeof stepParts)[number], unknown>;
}
