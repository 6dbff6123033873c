import { searchContacts } from '../../../lib/contacts/search-contacts.ts';
import { searchContacts as operation } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { buyerSearchDependencies } from '../../parts/contacts.ts';

const deps = await buyerSearchDependencies();

/** Finds the bookings with an e-mail address. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await searchContacts(deps, actorOf(caller, origin), body.email),
}));
