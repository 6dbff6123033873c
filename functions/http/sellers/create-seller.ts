import { createSeller as operation } from '../../../lib/contract/operations/sellers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { createSeller } from '../../../lib/sellers/sellers.ts';
import { sellerChangeDependencies } from '../../parts/sellers.ts';

const deps = sellerChangeDependencies();

/** Creates a seller. */
export const handler = endpoint(operation, async ({ body, idempotencyKey, caller, origin }) => ({
  ...withVersion(await createSeller(deps, { body, idempotencyKey, actor: actorOf(caller, origin) })),
  status: 201,
}));
