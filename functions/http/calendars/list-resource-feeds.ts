import { listFeeds } from '../../../lib/calendars/change-feeds.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { listResourceFeeds as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { bookableResources, feedsOfStage } from '../../parts/calendars.ts';

const deps = { feeds: feedsOfStage(), resources: bookableResources() };

/** Lists the addresses of a resource's feeds. */
export const handler = endpoint(operation, async ({ params: { resourceId }, caller }) => {
  await findOwnResource(deps, { resourceId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await listFeeds(deps, resourceId) };
});
