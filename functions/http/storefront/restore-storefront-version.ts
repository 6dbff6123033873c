import { restoreStorefrontVersion as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { restoreVersion } from '../../../lib/storefront/publish-home.ts';
import { storefrontChangeDependencies } from '../../parts/storefront.ts';

const deps = storefrontChangeDependencies();

/** Shows an earlier version again. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await restoreVersion(deps, { version: Number(params.version), actor: actorOf(caller, origin) }),
}));
