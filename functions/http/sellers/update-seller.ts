import { updateSeller as operation } from '../../../lib/contract/operations/sellers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { updateSeller } from '../../../lib/sellers/sellers.ts';
import { sellerChangeDependencies } from '../../parts/sellers.ts';

const deps = sellerChangeDependencies();

/** Changes a seller. */
export const handler = endpoint(operation, async ({ params, body, ifMatch, caller, origin }) =>
  withVersion(
    await updateSeller(deps, { id: params.sellerId, patch: body, ifMatch, actor: actorOf(caller, origin) }),
  ),
);
