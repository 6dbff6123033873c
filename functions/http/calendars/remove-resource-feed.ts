import { removeFeed } from '../../../lib/calendars/change-feeds.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { removeResourceFeed as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { resourceFeedRemovalDependencies } from '../../parts/calendars.ts';

const deps = resourceFeedRemovalDependencies();

/** Removes an address of a resource's feeds. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  const { resourceId, calendarFeedId: id } = params;
  const actor = actorOf(caller, origin);
  await findOwnResource(deps, { resourceId, staff: actor, to: 'change' });
  await removeFeed(deps, { owner: resourceId, actor, id });
  return { status: 204, body: undefined };
});
