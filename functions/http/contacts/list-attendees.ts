import { listAttendees } from '../../../lib/contacts/list-attendees.ts';
import { listAttendees as operation } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { buyerSearchDependencies } from '../../parts/contacts.ts';

const deps = await buyerSearchDependencies();

/** Lists the buyers of a deal, for staff who may see it. */
export const handler = endpoint(operation, async ({ params, query, caller, origin }) => ({
  status: 200,
  body: await listAttendees(deps, actorOf(caller, origin), { ...query, dealId: params.dealId }),
}));
