import { rotateFeed } from '../../../lib/calendars/change-feeds.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { rotateResourceFeed as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { resourceFeedDependencies } from '../../parts/calendars.ts';

const deps = await resourceFeedDependencies();

/** Gives a feed of a resource another address. */
export const handler = endpoint(operation, async ({ params, caller, origin, idempotencyKey }) => {
  const { resourceId, calendarFeedId: id } = params;
  const actor = actorOf(caller, origin);
  await findOwnResource(deps, { resourceId, staff: actor, to: 'change' });
  return { status: 200, body: await rotateFeed(deps, { owner: resourceId, actor, id, idempotencyKey }) };
});
