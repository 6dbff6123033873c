import { adoptGuests } from '../../../lib/accounts/adopt-guests.ts';
import { linkGuestBookings as operation } from '../../../lib/contract/operations/customers.ts';
import { linkGuestBookings } from '../../../lib/customers/link-guest-bookings.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { adoptionDependencies } from '../../parts/adoption.ts';
import { signInDependencies } from '../../parts/customers.ts';

const adoption = await adoptionDependencies();
const deps = {
  ...signInDependencies(),
  adopt: (...of: readonly [Parameters<typeof adoptGuests>[1], string]) => adoptGuests(adoption, ...of),
};

/** Links what a customer bought as a guest. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await linkGuestBookings(deps, actorOf(caller, origin), params.customerId),
}));
