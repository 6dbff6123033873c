import { getWaitingEntry as operation } from '../../../lib/contract/operations/waiting.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { readPlaceInLine } from '../../../lib/waiting/read-places.ts';
import { entryDependencies } from '../../parts/waiting.ts';

const deps = entryDependencies();

/** Returns one of the caller's places in waiting lists. */
export const handler = guestEndpoint(operation, async ({ params, caller }) => ({
  status: 200,
  body: await readPlaceInLine(deps, { id: params.entryId, buyerId: requireBuyer(caller).id }),
}));
