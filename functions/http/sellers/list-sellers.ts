import { listSellers as operation } from '../../../lib/contract/operations/sellers.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listSellers } from '../../../lib/sellers/sellers.ts';
import { sellers } from '../../parts/sellers.ts';

const deps = { sellers: sellers() };

/** Lists all sellers. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listSellers(deps, query),
}));
