import { publishStorefront as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { publishHome } from '../../../lib/storefront/publish-home.ts';
import { storefrontChangeDependencies } from '../../parts/storefront.ts';

const deps = storefrontChangeDependencies();

/** Publishes the draft, at once or from an instant on. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller, origin }) => ({
  status: 200,
  body: await publishHome(deps, { body, ifMatch, actor: actorOf(caller, origin) }),
}));
