import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingStep, changeBooking } from '../bookings/booking-writes.ts';
import type { PaymentRecord } from '../payments/payment.ts';
import { replacePayment } from '../payments/payment-writes.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import type { Stock } from '../stock/stock.ts';
import { reopenStock, returnAndClose, returnUnits, takeUnits, watchShard } from '../stock/stock-writes.ts';
import { type OpeningWrite, openingParts, partsOfOpening } from './opening-writes.ts';

interface Tables {
  readonly bookings: string;
  readonly stock: string;
  readonly calendars: string;
  readonly payments: string;
}

/** Where the units come from: an open slot with room, or one that is opened for them. */
export type MoveTarget =
  | { readonly kind: 'join'; readonly stock: Stock }
  | { readonly kind: 'open'; readonly opening: OpeningWrite };

/** A booking that moves to another slot: everything that this writes. */
export interface Move {
  readonly booking: BookingRecord;
  readonly change: BookingStep;
  /** The stock that it leaves, as it was read. */
  readonly from: Stock;
  readonly to: MoveTarget;
  /** The payment with the requested refund of the difference. */
  readonly payment?: PaymentRecord | undefined;
  readonly audit?: TransactItem | undefined;
}

/** `changed`: another process changed the booking, its payment or a calendar. `units`: they are not there any more. */
export type MoveOutcome = 'moved' | 'changed' | 'units';

type TargetParts = Pick<ReturnType<typeof partsOfOpening>, 'slot'> &
  Partial<ReturnType<typeof partsOfOpening>>;

/** Whether the slot stays and only other resources of its later groups serve it: then its stock is written once. */
const staysInSlot = ({ from, to }: Move): boolean => to.kind === 'open' && to.opening.stock.id === from.id;

/** Moves bookings between slots. */
export function moveRepository(dynamo: DynamoDBDocumentClient, tables: Tables) {
  /** The old slot is closed when the new one takes its time, and stays open for others when it does not. */
  const back = ({ booking, from, to }: Move): TransactItem => {
    const claimIds = booking.claimId === undefined ? [] : [booking.claimId];
    const units = { quantity: booking.quantity, claimIds };
    const isDisplaced = to.kind === 'open' && to.opening.displaced.includes(from.id);
    return {
      Update: isDisplaced
        ? returnAndClose(tables.stock, from, units)
        : returnUnits(tables.stock, from.id, { ...units, from: 'sold' }),
    };
  };

  const partsOfTarget = (move: Move): TargetParts => {
    const { booking, change, from, to } = move;
    if (to.kind === 'join') {
      const { stock } = to;
      const wanted = { quantity: booking.quantity, into: 'sold', now: change.now, terms: stock } as const;
      return { slot: { Update: takeUnits(tables.stock, stock.id, wanted) } };
    }
    const { opening } = to;
    const others = opening.displaced.filter((id) => id !== from.id);
    const parts = partsOfOpening(tables, { ...opening, displaced: others });
    if (!staysInSlot(move)) return parts;
    const moving = { quantity: booking.quantity, read: from };
    const { stock } = opening;
    return { ...parts, slot: reopenStock(tables.stock, stock, watchShard(stock.id), moving) };
  };

  return {
    /**
     * Returns the units of one slot, takes those of another and changes the booking, all or none. So it is never
     * without a slot and never in two: 6 write units, and those of an opening.
     */
    async move(move: Move): Promise<MoveOutcome> {
      const parts = {
        booking: changeBooking(tables.bookings, move.booking, move.change),
        from: staysInSlot(move) ? undefined : back(move),
        ...partsOfTarget(move),
        payment: move.payment && replacePayment(tables.payments, move.payment),
        audit: move.audit,
      };
      const failed = await transact(dynamo, parts, 'booking', 'from', 'payment', ...openingParts);
      if (!failed) return 'moved';
      return failed.has('slot') || failed.has('displaced') ? 'units' : 'changed';
    },
  };
}
export type MoveRepository = ReturnType<typeof moveRepository>;
