import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { rescheduleBooking as operation } from '../../../lib/contract/operations/bookings.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { toEpochMs } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { rescheduleBooking } from '../../../lib/slots/change-booking-slot.ts';
import { cancellationDependencies } from '../../parts/cancellations.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { guests } from '../../parts/guests.ts';
import { movingParts } from '../../parts/slots.ts';

const deps = {
  ...(await cancellationDependencies()),
  ...movingParts(),
  dealBookings: dealBookings(),
  guestOf: guests().guestOf,
};

/** Moves a booking to another slot, for its owner or for staff on the owner's behalf. */
export const handler = guestEndpoint(operation, async ({ params, body, caller, origin }) => {
  const id = params.bookingId;
  const actor = caller.kind === 'staff' ? actorOf(caller, origin) : undefined;
  const buyerId = actor ? await findOwner(deps, id) : await findBuyer(deps, requireBuyer(caller), id);
  const { resourceId } = body;
  const startsAt = toEpochMs(body.startsAt);
  return { status: 200, body: await rescheduleBooking(deps, { id, buyerId, startsAt, resourceId, actor }) };
});
