import { removeSellerMember as operation } from '../../../lib/contract/operations/sellers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { removeSellerMember } from '../../../lib/sellers/members.ts';
import { sellerChangeDependencies } from '../../parts/sellers.ts';

const deps = sellerChangeDependencies();

/** Removes a member of staff from a seller. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  await removeSellerMember(deps, { ...params, actor: actorOf(caller, origin) });
  return { status: 204, body: undefined };
});
