import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { cancelBooking as operation } from '../../../lib/contract/operations/bookings.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { cancelAnyBooking } from '../../../lib/refunds/cancel-any-booking.ts';
import { cancellationDependencies } from '../../parts/cancellations.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { guests } from '../../parts/guests.ts';

const deps = {
  ...(await cancellationDependencies()),
  dealBookings: dealBookings(),
  guestOf: guests().guestOf,
};

/** Cancels a booking for its owner, or for staff on the owner's behalf. The deal's policy decides the refund. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, caller, origin }) => {
  const id = bookingId;
  const actor = caller.kind === 'staff' ? actorOf(caller, origin) : undefined;
  const buyerId = actor ? await findOwner(deps, id) : await findBuyer(deps, requireBuyer(caller), id);
  return { status: 200, body: await cancelAnyBooking(deps, { id, buyerId, actor }) };
});
