import type { BookingRecord } from '../bookings/booking.ts';
import type { ServiceRecord } from '../services/service.ts';

const minuteMs = 60_000;
/** The most slots that a booking leaves. Staff's lists keep an entry for each. */
export const mostMoves = 20;

export type RescheduleDecision =
  /** It is there already: the request was repeated. */
  | { readonly kind: 'done' }
  | { readonly kind: 'move' }
  | { readonly kind: 'refuse'; readonly why: keyof typeof rescheduleRefusals };

export const rescheduleRefusals = {
  no_slot: 'Only bookings of slots can be moved.',
  not_confirmed: 'Only a confirmed booking can be moved. Pay it first, or cancel it and book another time.',
  being_paid: 'The booking is being paid. Try again in a moment.',
  final: 'The service does not let buyers move bookings.',
  too_late: 'It is too late to move this booking.',
  archived: 'The service takes no more bookings, so buyers cannot move theirs. Ask the seller.',
  too_often: `A booking can be moved ${mostMoves} times.`,
} as const;

interface Situation {
  readonly booking: Pick<BookingRecord, 'status' | 'payment' | 'slot' | 'formerStocks'>;
  /** The start of its slot now, in milliseconds since the epoch. */
  readonly startsAt: number;
  readonly service: Pick<ServiceRecord, 'rescheduleMinutesBefore' | 'state'>;
  readonly target: { readonly startsAt: number; readonly resourceId?: string | undefined };
  readonly byStaff: boolean;
  readonly now: number;
}

/** Decides whether a booking may be moved. Staff may move it at any time, buyers as the service says. */
export function decideReschedule(situation: Situation): RescheduleDecision {
  const { booking, startsAt, service, target, byStaff, now } = situation;
  const refuse = (why: keyof typeof rescheduleRefusals) => ({ kind: 'refuse', why }) as const;
  const { slot, status, formerStocks = [] } = booking;
  if (!slot) return refuse('no_slot');
  if (booking.payment?.status === 'capturing') return refuse('being_paid');
  if (status !== 'confirmed') return refuse('not_confirmed');
  const isThere = target.resourceId === undefined || slot.resourceIds.some((id) => id === target.resourceId);
  if (startsAt === target.startsAt && isThere) return { kind: 'done' };
  if (formerStocks.length >= mostMoves) return refuse('too_often');
  if (byStaff) return { kind: 'move' };
  if (service.state === 'archived') return refuse('archived');
  const minutes = service.rescheduleMinutesBefore;
  if (minutes === undefined) return refuse('final');
  return now < startsAt - minutes * minuteMs ? { kind: 'move' } : refuse('too_late');
}

/**
 * Decides about the price of the new slot. The buyer has paid for the old one, and gets back what the new one costs
 * less. A dearer one would have to be paid while the units of both are held, so it is refused.
 * @param paid the minor units that were paid and not refunded
 */
export const decideDifference = (
  { paid, stepMinor }: { readonly paid: number; readonly stepMinor: number },
  price: number,
):
  | { readonly kind: 'dearer' }
  | { readonly kind: 'same' }
  | { readonly kind: 'back'; readonly amountMinor: number } => {
  if (price > paid) return { kind: 'dearer' };
  const amountMinor = Math.floor((paid - price) / stepMinor) * stepMinor;
  return amountMinor === 0 ? { kind: 'same' } : { kind: 'back', amountMinor };
};
