import { getStorefrontVersion as operation } from '../../../lib/contract/operations/storefront-for-staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { readVersion } from '../../../lib/storefront/list-versions.ts';
import { storefrontDependencies } from '../../parts/storefront.ts';

const deps = storefrontDependencies();

/** Reads one version. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await readVersion(deps, Number(params.version)),
}));
