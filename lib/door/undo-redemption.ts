import { changed } from '../bookings/booking-writes.ts';
import type { DoorBooking, UndoneRedemption } from '../contract/door.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideUndo, isSameUse } from './decide-redemption.ts';
import { toDoorBooking } from './door-booking.ts';
import { findAtDoor } from './find-at-door.ts';
import { doorPatience, type RedeemDeps } from './redeem-booking.ts';
import { redemptionDeed } from './redemption-deed.ts';

type UndoDeps = Omit<RedeemDeps, 'codes' | 'keys'>;

/**
 * Takes back a use. The units may be used again.
 * @throws AppError `not_found`, `invalid_state`, `unavailable`
 */
export async function undoRedemption(
  deps: UndoDeps,
  actor: Actor,
  { bookingId, deviceId, useId, reason }: UndoneRedemption,
): Promise<DoorBooking> {
  const wanted = { id: useId, deviceId };
  return untilSettled({ ...doorPatience, random: deps.random }, async () => {
    const found = await findAtDoor(deps, { bookingId, staff: actor });
    if (!found) throw new AppError('not_found', 'There is no such booking.');
    const { record, calledOff } = found;
    const now = deps.clock.now();
    const decision = decideUndo(record, wanted, { calledOff, now });
    if (decision.kind === 'done') return toDoorBooking(record, now);
    if (decision.kind === 'refuse') throw refusals[decision.why]();
    const { redemption } = decision;
    const step = { ...(redemption.quantity === 0 && { to: 'confirmed' as const }), redemption, now };
    const after = changed(record, step);
    const use = redemption.uses.find(isSameUse(wanted));
    if (!use) throw new Error(`The use ${useId} of ${bookingId} is missing`);
    const audit = deps.audit.entry(actor, redemptionDeed(record, after, { use, reason }));
    return (await deps.redemptions.write(record, step, audit)) ? toDoorBooking(after, now) : undefined;
  });
}

const refusals = {
  no_such_use: () => new AppError('not_found', 'The booking has no such use.'),
  not_redeemed: () =>
    new AppError('invalid_state', 'The booking was refunded or ended after its use. Nothing is taken back.'),
  called_off: () =>
    new AppError(
      'invalid_state',
      'The deal is cancelled. Refund the booking instead of taking its use back.',
    ),
} as const;
