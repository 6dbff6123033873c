import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { getRedeemCode as operation } from '../../../lib/contract/operations/door.ts';
import { getRedeemCode } from '../../../lib/door/get-redeem-code.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { doorCodes, doorKeysOfStage } from '../../parts/door.ts';
import { guests } from '../../parts/guests.ts';
import { bookingIdKey } from '../../parts/signing.ts';

const deps = {
  bookings: bookingReader(),
  guestOf: guests().guestOf,
  codes: doorCodes(),
  keys: doorKeysOfStage(),
  clock,
  bookingIdKey: await bookingIdKey(),
};

/** Returns the code of a booking to its owner. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, caller }) => {
  const buyerId = await findBuyer(deps, requireBuyer(caller), bookingId);
  return { status: 200, body: await getRedeemCode(deps, { bookingId, buyerId }) };
});
