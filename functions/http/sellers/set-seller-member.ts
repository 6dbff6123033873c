import { setSellerMember as operation } from '../../../lib/contract/operations/sellers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { setSellerMember } from '../../../lib/sellers/members.ts';
import { sellerChangeDependencies } from '../../parts/sellers.ts';
import { staffDependencies } from '../../parts/staff.ts';

const deps = { ...staffDependencies(), ...sellerChangeDependencies() };

/** Adds a member of staff to a seller, or changes their role in it. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await setSellerMember(deps, { ...params, ...body, actor: actorOf(caller, origin) }),
}));
