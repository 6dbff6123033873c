import type { RecordedBooking } from '../contract/booking.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';
import { toEpochMs } from '../platform/clock.ts';
import type { Delivered } from '../platform/consume.ts';
import type { Delivery } from '../platform/once.ts';
import { type OfferId, offerIn } from '../slots/sold-id.ts';
import type { countedEvents } from './listens-to.ts';
import { isNewOutcome } from './new-outcome.ts';
import { type PayTimeName, payTimeName } from './pay-times.ts';

/** The names of the counted outcomes. Figures only rise: they count what happened, not the current state. */
export const outcomeNames = ['held', 'confirmed', 'rejected', 'expired', 'cancelled', 'refunded'] as const;
export type OutcomeName = (typeof outcomeNames)[number];
export type UnitsName = `${OutcomeName}Units`;
export type FailureName = `refused_${PaymentFailure}`;
export type FigureName = 'orders' | OutcomeName | UnitsName | PayTimeName | FailureName;
/** The numbers of a minute. `units` are those that its orders got. */
export type MomentName = 'orders' | 'units' | OutcomeName;
export type Numbers<Name extends string> = { readonly [N in Name]?: number };

export const unitsName = (outcome: OutcomeName): UnitsName => `${outcome}Units`;
export const failureName = (reason: PaymentFailure): FailureName => `refused_${reason}`;

/** An event, as figures count it. */
export interface CountedEvent extends Delivery {
  /** The deal, or the service of the slot. */
  readonly offerId: OfferId;
  /** When it happened, in milliseconds. An order counts when it was placed. */
  readonly at: number;
  /** The numbers that it adds to its deal or service. */
  readonly total: Numbers<FigureName>;
  /** The numbers that it adds to its minute and to its second. */
  readonly moment: Numbers<MomentName>;
}

/** @returns undefined for an event that no figure is about. It needs no marker. */
export function toCounted(event: Delivered<(typeof countedEvents)[number]>): CountedEvent | undefined {
  const { source, id } = event;
  if (event.type === 'payment.refused') {
    const offerId = offerIn(event.data);
    const { reason } = event.data;
    return {
      source,
      id,
      offerId,
      at: toEpochMs(event.time),
      total: { [failureName(reason)]: 1 },
      moment: {},
    };
  }
  if (!isNewOutcome(event.type)) return undefined;
  return ofBooking({ source, id }, event.data);
}

function ofBooking(delivery: Delivery, booking: RecordedBooking): CountedEvent | undefined {
  const { status, quantity, createdAt, updatedAt, total } = booking;
  if (!isOutcome(status)) return undefined;
  const isFirst = isFirstOutcome(booking);
  const orders = { orders: 1 };
  const wasPaid = status === 'confirmed' && total.amountMinor > 0;
  return {
    ...delivery,
    offerId: offerIn(booking),
    at: toEpochMs(isFirst ? createdAt : updatedAt),
    total: {
      [status]: 1,
      [unitsName(status)]: quantity,
      ...(isFirst && orders),
      ...(wasPaid && { [payTimeName(toEpochMs(updatedAt) - toEpochMs(createdAt))]: 1 }),
    },
    moment: {
      [status]: 1,
      ...(isFirst && { ...orders, units: status === 'rejected' ? 0 : quantity }),
    },
  };
}

const isOutcome = (status: string): status is OutcomeName =>
  (outcomeNames as readonly string[]).includes(status);

/**
 * Returns whether this is an order's first outcome: a hold or a rejection. An order with nothing to pay is confirmed at
 * once.
 */
const isFirstOutcome = ({ status, total }: RecordedBooking): boolean =>
  status === 'held' || status === 'rejected' || (status === 'confirmed' && total.amountMinor === 0);
