import { listStorefrontVersions as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listVersions } from '../../../lib/storefront/list-versions.ts';
import { storefrontDependencies } from '../../parts/storefront.ts';

const deps = storefrontDependencies();

/** Lists the versions of the home page. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listVersions(deps, query),
}));
