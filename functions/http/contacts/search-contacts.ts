import { searchContacts as search } from '../../../lib/contacts/search-contacts.ts';
import { searchContacts } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { buyerSearchDependencies } from '../../parts/contacts.ts';

const deps = await buyerSearchDependencies();

/** Bookings that were made under an e-mail address. */
export const handler = endpoint(searchContacts, async ({ body, caller, origin }) => ({
  status: 200,
  body: await search(deps, actorOf(caller, origin), body.email),
}));
