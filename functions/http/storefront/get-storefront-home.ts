import { getStorefrontHome as operation } from '../../../lib/contract/operations/storefront.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { homeMaxAge, readHome } from '../../../lib/storefront/read-home.ts';
import { storefrontReadDependencies } from '../../parts/storefront.ts';

const deps = storefrontReadDependencies();
const read = readHome(deps);

/** Returns the home page of this instant. No cache may keep it beyond its next change. */
export const handler = openEndpoint(
  operation,
  async () => {
    const body = await read();
    const maxAge = homeMaxAge(body, deps.clock.now(), operation.maxAge);
    return { status: 200, body, headers: { 'cache-control': `public, max-age=${maxAge}` } };
  },
  { limits: limitsOfStage(operation) },
);
