import { withdrawStorefrontVersion as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withdrawVersion } from '../../../lib/storefront/publish-home.ts';
import { storefrontChangeDependencies } from '../../parts/storefront.ts';

const deps = storefrontChangeDependencies();

/** Takes a scheduled version back. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await withdrawVersion(deps, { version: Number(params.version), actor: actorOf(caller, origin) }),
}));
