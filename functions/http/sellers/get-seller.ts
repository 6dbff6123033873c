import { getSeller as operation } from '../../../lib/contract/operations/sellers.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { getSeller } from '../../../lib/sellers/sellers.ts';
import { sellers } from '../../parts/sellers.ts';

const deps = { sellers: sellers() };

/** Reads one seller. */
export const handler = endpoint(operation, async ({ params, caller }) =>
  withVersion(await getSeller(deps, params.sellerId, requireStaff(caller))),
);
