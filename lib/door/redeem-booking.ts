import type { AuditLog } from '../audit/audit-log.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import { changed } from '../bookings/booking-writes.ts';
import type { RecordedUse } from '../bookings/redemption.ts';
import type { NewRedemption, Redemption } from '../contract/door.ts';
import type { DealId, ServiceId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { soldOf } from '../slots/sold-id.ts';
import { bookedTime } from './booked-time.ts';
import { type AtTheDoor, decideRedemption, type RedemptionDecision } from './decide-redemption.ts';
import { toDoorBooking } from './door-booking.ts';
import { type DoorName, type FindAtDoorDeps, findAtDoor, findBookingOfCode } from './find-at-door.ts';
import { redemptionDeed } from './redemption-deed.ts';
import type { RedemptionRepository } from './redemption-repository.ts';

export interface RedeemDeps extends FindAtDoorDeps {
  readonly redemptions: RedemptionRepository;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Two doors may scan a code at the same moment, and a refund may come in between. */
export const doorPatience = {
  races: { attempts: 8, baseMs: 20, capMs: 300 },
  contention: 'race',
  busy: 'The booking keeps changing. Try again in a moment.',
  retryAfter: 1,
} as const;

/** A wish to come in. */
export interface WishAtDoor extends DoorName {
  readonly use: AtTheDoor['use'];
  /** The deal or the service of the door. */
  readonly dealId?: DealId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly override?: { readonly reason: string } | undefined;
}

/** Admits a buyer, or says why not. Refusals are answers: the door shows their facts. */
export function redeemBooking(deps: RedeemDeps, actor: Actor, body: NewRedemption): Promise<Redemption> {
  const { deviceId, deviceName, useId, quantity, ...wish } = body;
  const device = { deviceId, ...(deviceName !== undefined && { deviceName }) };
  const use = { ...device, id: useId, quantity, at: deps.clock.now(), staffId: actor.id };
  return decideAtDoor(deps, actor, { ...wish, use });
}

/** Decides a use and records it once. @throws AppError `unavailable` when other doors are always faster */
export async function decideAtDoor(deps: RedeemDeps, actor: Actor, wish: WishAtDoor): Promise<Redemption> {
  const useId = wish.use.id;
  const bookingId = await findBookingOfCode(deps, wish);
  if (!isBooking(bookingId)) return { admitted: false, outcome: 'unknown', useId, unknown: bookingId };
  return untilSettled({ ...doorPatience, random: deps.random }, async () => {
    const found = await findAtDoor(deps, { bookingId, staff: actor });
    if (!found) return { admitted: false, outcome: 'unknown', useId, unknown: 'not_found' } as const;
    const now = deps.clock.now();
    const { record, calledOff } = found;
    const decision = decideRedemption({
      booking: record,
      use: wish.use,
      isElsewhere: isElsewhere(record, wish),
      time: bookedTime(record, now),
      calledOff,
      overrides: wish.override !== undefined,
      now,
    });
    const after = await recordDecision(deps, actor, { record, decision, wish });
    return after && { ...answerOf(decision), useId, booking: toDoorBooking(after, now) };
  });
}

function isElsewhere({ stockId }: BookingRecord, { dealId, serviceId }: WishAtDoor): boolean {
  const { dealId: deal, slot } = soldOf(stockId);
  return (
    (dealId !== undefined && dealId !== deal) || (serviceId !== undefined && serviceId !== slot?.serviceId)
  );
}

const isBooking = (found: string): found is `bkg_${string}` => found.startsWith('bkg_');

interface Decided {
  readonly record: BookingRecord;
  readonly decision: RedemptionDecision;
  readonly wish: WishAtDoor;
}

/** @returns the record afterwards; undefined when another request changed the booking meanwhile */
async function recordDecision(
  { redemptions, audit, clock }: RedeemDeps,
  actor: Actor,
  { record, decision, wish }: Decided,
): Promise<BookingRecord | undefined> {
  const redemption = 'redemption' in decision ? decision.redemption : undefined;
  if (!redemption) return record;
  const step = {
    ...(decision.kind === 'redeem' && { to: 'redeemed' as const }),
    redemption,
    now: clock.now(),
  };
  const after = changed(record, step);
  const deed = redemptionDeed(record, after, {
    use: (decision.kind === 'redeem' ? redemption.uses : redemption.refused)?.at(-1) as RecordedUse,
    ...(decision.kind === 'redeem' && decision.warnings.length > 0 && { warnings: decision.warnings }),
    ...(wish.override && { reason: wish.override.reason }),
  });
  return (await redemptions.write(record, step, audit.entry(actor, deed))) ? after : undefined;
}

function answerOf(decision: RedemptionDecision): Pick<Redemption, 'admitted' | 'outcome' | 'warnings'> {
  switch (decision.kind) {
    case 'redeem':
      return {
        admitted: true,
        outcome: 'redeemed',
        ...(decision.warnings.length > 0 && { warnings: [...decision.warnings] }),
      };
    case 'check_first':
      return { admitted: false, outcome: 'check_first', warnings: [...decision.warnings] };
    default:
      return {
        admitted: decision.kind === 'known' && decision.outcome === 'redeemed',
        outcome: decision.outcome,
      };
  }
}
