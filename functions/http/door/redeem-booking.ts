import { redeemBooking as operation } from '../../../lib/contract/operations/door-for-staff.ts';
import { redeemBooking } from '../../../lib/door/redeem-booking.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { redeemDependencies } from '../../parts/door.ts';

const deps = redeemDependencies();

/** Admits a buyer, for staff who may see the deal. */
export const handler = endpoint(operation, async ({ body: wish, caller, origin }) => {
  const body = await redeemBooking(deps, actorOf(caller, origin), wish);
  return { status: body.admitted ? 201 : 200, body };
});
