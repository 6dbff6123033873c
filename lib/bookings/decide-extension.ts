import type { BookingRecord } from './booking.ts';

const minuteMs = 60_000;

/** The bounds of an extended hold, in milliseconds. */
export const extensionLimits = {
  /** The most from now on. Units that nobody pays for are not on sale. */
  aheadMs: 60 * minuteMs,
  /** The most after the order. A device's count of unpaid units forgets an order then. */
  sinceOrderMs: 120 * minuteMs,
  /** The most after the sale. The seller must know what is left. */
  afterSaleMs: 60 * minuteMs,
} as const;

export type ExtensionDecision =
  /** The hold ends then already: the request was repeated, or a colleague made it. */
  | { readonly kind: 'done' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'too_late'; readonly latest: number }
  | { readonly kind: 'not_later' }
  | { readonly kind: 'refuse'; readonly why: 'not_held' | 'being_paid' | 'called_off' };

interface Situation {
  readonly booking: Pick<BookingRecord, 'status' | 'holdExpiresAt' | 'createdAt' | 'payment'>;
  readonly sale: { readonly gate: string; readonly closesAt: number };
  /** When the hold is to end, in milliseconds. */
  readonly until: number;
  readonly now: number;
}

/** Decides whether staff may let a hold last until an instant. An ended hold stays ended: its units may be sold again. */
export function decideExtension({ booking, sale, until, now }: Situation): ExtensionDecision {
  const { status, holdExpiresAt = 0, createdAt, payment } = booking;
  if (sale.gate === 'called_off') return { kind: 'refuse', why: 'called_off' };
  if (status !== 'held') return { kind: 'refuse', why: 'not_held' };
  if (payment?.status === 'capturing') return { kind: 'refuse', why: 'being_paid' };
  if (holdExpiresAt <= now) return { kind: 'refuse', why: 'not_held' };
  if (until === holdExpiresAt) return { kind: 'done' };
  const latest = Math.min(
    now + extensionLimits.aheadMs,
    createdAt + extensionLimits.sinceOrderMs,
    sale.closesAt + extensionLimits.afterSaleMs,
  );
  if (until > latest) return { kind: 'too_late', latest };
  return until < holdExpiresAt ? { kind: 'not_later' } : { kind: 'extend' };
}
