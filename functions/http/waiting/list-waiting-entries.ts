import { listWaitingEntries as operation } from '../../../lib/contract/operations/waiting.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { readPlacesInLines } from '../../../lib/waiting/read-places.ts';
import { entryDependencies } from '../../parts/waiting.ts';

const deps = entryDependencies();

/** Lists the caller's places in waiting lists. */
export const handler = guestEndpoint(operation, async ({ caller }) => ({
  status: 200,
  body: { items: await readPlacesInLines(deps, requireBuyer(caller).id) },
}));
