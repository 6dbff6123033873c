import type { RecordedBooking } from '../../contract/booking.ts';
import type { Delivered } from '../../platform/consume.ts';
import type { Delivery } from '../../platform/once.ts';
import { type OfferId, offerIn } from '../../slots/sold-id.ts';
import type { reportedEvents } from '../listens-to.ts';
import { isNewOutcome } from '../new-outcome.ts';
import { payTimeName } from '../pay-times.ts';
import type { MoneyMoved } from '../revenue-tally.ts';
import { moneyName, type ReportNumbers } from './report-numbers.ts';

/** The numbers that something adds to an hour. */
export interface HourPart {
  /** An instant in the hour, in milliseconds since the epoch. */
  readonly at: number;
  readonly numbers: ReportNumbers;
}

/** An event or an entry of the ledger, as reports count it. */
export interface Reported extends Delivery {
  readonly offerId: OfferId;
  readonly parts: readonly HourPart[];
}

/** @returns undefined for an event that no report counts */
export function reportedEvent(event: Delivered<(typeof reportedEvents)[number]>): Reported | undefined {
  const { source, id, time } = event;
  if (event.type === 'deal.started')
    return { source, id, offerId: event.data.id, parts: [{ at: Date.parse(time), numbers: { started: 1 } }] };
  const parts = isNewOutcome(event.type) ? bookingParts(event.data) : [];
  return parts.length === 0 ? undefined : { source, id, offerId: offerIn(event.data), parts };
}

/** Counts an order in the hour in which it was made, and everything later in the hour in which it happened. */
function bookingParts(booking: RecordedBooking): HourPart[] {
  const { status, quantity, total } = booking;
  const [ordered, now] = [Date.parse(booking.createdAt), Date.parse(booking.updatedAt)];
  const order = { at: ordered, numbers: { orders: 1, units: quantity } };
  switch (status) {
    case 'held':
      return [order];
    case 'rejected':
      return [{ at: ordered, numbers: { rejected: 1 } }];
    case 'confirmed': {
      const isFree = total.amountMinor === 0;
      return [
        ...(isFree ? [order] : []),
        { at: ordered, numbers: { paid: 1 } },
        {
          at: now,
          numbers: {
            confirmed: 1,
            confirmedUnits: quantity,
            ...(!isFree && { [payTimeName(now - ordered)]: 1 }),
          },
        },
      ];
    }
    case 'expired':
      return [{ at: now, numbers: { expired: 1 } }];
    case 'cancelled':
    case 'refunded':
      return [{ at: now, numbers: { [status]: 1, [`${status}Units`]: quantity } }];
    default:
      return [];
  }
}

/** Returns an entry of the ledger as reports count it. */
export const reportedMoney = ({ source, id, offerId, at, currency, numbers }: MoneyMoved): Reported => ({
  ...{ source, id, offerId },
  parts: [
    {
      at,
      numbers: Object.fromEntries(
        Object.entries(numbers).map(([name, number]) => [moneyName(currency, name), number]),
      ),
    },
  ],
});
