import type { BookingRecord } from '../bookings/booking.ts';
import type { RecordedUse, RedemptionRecord } from '../bookings/redemption.ts';
import type { RedemptionWarning } from '../contract/door.ts';

/** How long before its start a slot is early, in milliseconds. */
export const earlyMs = 60 * 60_000;

/** The most uses of one booking, undone ones included. Each is on the record, and a booking has 100 units at most. */
export const mostUses = 120;
/** The most uses without a network that did not count and are kept to be seen. */
const mostRefused = 20;

/** The time of a booking that has one, in milliseconds. */
export interface BookedTime {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Whether it begins on the present day of its own time zone. */
  readonly isToday: boolean;
}

export interface AtTheDoor {
  readonly booking: Pick<BookingRecord, 'status' | 'quantity' | 'redemption'>;
  /** The use as it would be recorded; without a quantity when the door did not say how many come. */
  readonly use: Omit<RecordedUse, 'quantity'> & { readonly quantity?: number | undefined };
  /** Whether the door is for another deal or service than the booking's. */
  readonly isElsewhere: boolean;
  readonly time?: BookedTime | undefined;
  /** Whether the deal was called off: its bookings are being refunded. */
  readonly calledOff: boolean;
  /** Whether staff admit in spite of warnings. */
  readonly overrides: boolean;
  readonly now: number;
}

export type RedemptionDecision =
  /** The use is recorded already. */
  | {
      readonly kind: 'known';
      readonly use: RecordedUse;
      readonly outcome: 'redeemed' | 'undone' | 'used_up';
    }
  | {
      readonly kind: 'redeem';
      readonly redemption: RedemptionRecord;
      readonly warnings: readonly RedemptionWarning[];
    }
  /** The use does not count. A record is there when other doors must learn of it. */
  | {
      readonly kind: 'refuse';
      readonly outcome: 'used_up' | 'too_many' | 'how_many' | 'not_redeemable';
      readonly redemption?: RedemptionRecord;
    }
  | { readonly kind: 'check_first'; readonly warnings: readonly RedemptionWarning[] };

/**
 * Decides whether people may come in with a booking. A use without a network is a fact: no warning stops it, and when it
 * does not count, the record keeps it.
 */
export function decideRedemption(door: AtTheDoor): RedemptionDecision {
  const { booking, use } = door;
  const known = findKnown(booking.redemption, use);
  if (known) return known;
  const refusal = refusalOf(door);
  if (refusal) return { kind: 'refuse', outcome: refusal, ...(use.provisional && keepRefused(door)) };
  const warnings = warningsOf(door);
  if (warnings.length > 0 && !door.overrides && !use.provisional) return { kind: 'check_first', warnings };
  const { quantity = 0, uses = [], ...rest } = booking.redemption ?? {};
  const counted = { ...use, quantity: use.quantity ?? 1 };
  return {
    kind: 'redeem',
    warnings,
    redemption: { ...rest, quantity: quantity + counted.quantity, uses: [...uses, counted] },
  };
}

/** Finds a use by what its device called it. */
export const isSameUse =
  ({ id, deviceId }: Pick<RecordedUse, 'id' | 'deviceId'>) =>
  (use: RecordedUse): boolean =>
    use.id === id && use.deviceId === deviceId;

function findKnown(
  { uses = [], refused = [] }: Partial<RedemptionRecord> = {},
  wanted: AtTheDoor['use'],
): RedemptionDecision | undefined {
  const counted = uses.find(isSameUse(wanted));
  if (counted)
    return {
      kind: 'known',
      use: counted,
      outcome: counted.undoneAt === undefined ? 'redeemed' : 'undone',
    };
  const lost = refused.find(isSameUse(wanted));
  return lost && { kind: 'known', use: lost, outcome: 'used_up' };
}

function refusalOf({ booking, use, calledOff }: AtTheDoor) {
  const { status, quantity, redemption } = booking;
  if (calledOff || (status !== 'confirmed' && status !== 'redeemed')) return 'not_redeemable';
  if ((redemption?.uses.length ?? 0) >= mostUses) return 'not_redeemable';
  const left = quantity - (redemption?.quantity ?? 0);
  if (left === 0) return 'used_up';
  if (use.quantity === undefined) return left > 1 ? 'how_many' : undefined;
  return use.quantity > left ? 'too_many' : undefined;
}

function keepRefused({ booking, use }: AtTheDoor): { redemption?: RedemptionRecord } {
  const { quantity = 0, uses = [], refused = [] } = booking.redemption ?? {};
  if (refused.length >= mostRefused) return {};
  return { redemption: { quantity, uses, refused: [...refused, { ...use, quantity: use.quantity ?? 1 }] } };
}

function warningsOf({ isElsewhere, time, now }: AtTheDoor): RedemptionWarning[] {
  return [...(isElsewhere ? (['other_deal'] as const) : []), ...(time ? timeWarnings(time, now) : [])];
}

/** A slot may begin before midnight and end after it, so its day matters outside of its time only. */
function timeWarnings({ startsAt, endsAt, isToday }: BookedTime, now: number): RedemptionWarning[] {
  if (now >= startsAt - earlyMs && now < endsAt) return [];
  if (!isToday) return ['wrong_day'];
  return now >= endsAt ? ['over'] : ['too_early'];
}

export type UndoDecision =
  | { readonly kind: 'undo'; readonly redemption: RedemptionRecord }
  | { readonly kind: 'done' }
  | { readonly kind: 'refuse'; readonly why: 'no_such_use' | 'not_redeemed' | 'called_off' };

/** Decides whether staff may take back a use. Of a refunded booking nothing is taken back: its units stay as they are. */
export function decideUndo(
  { status, redemption }: Pick<BookingRecord, 'status' | 'redemption'>,
  wanted: Pick<RecordedUse, 'id' | 'deviceId'>,
  { calledOff, now }: { readonly calledOff: boolean; readonly now: number },
): UndoDecision {
  const use = redemption?.uses.find(isSameUse(wanted));
  if (!redemption || !use) return { kind: 'refuse', why: 'no_such_use' };
  if (use.undoneAt !== undefined) return { kind: 'done' };
  if (status !== 'redeemed') return { kind: 'refuse', why: 'not_redeemed' };
  const quantity = redemption.quantity - use.quantity;
  // Nobody would refund a booking that is confirmed again after the deal's call-off.
  if (calledOff && quantity === 0) return { kind: 'refuse', why: 'called_off' };
  const uses = redemption.uses.map((each) => (each === use ? { ...use, undoneAt: now } : each));
  return { kind: 'undo', redemption: { ...redemption, quantity, uses } };
}
