import { createFeed } from '../../../lib/calendars/change-feeds.ts';
import { findOwnResource } from '../../../lib/calendars/find-own-resource.ts';
import { createResourceFeed as operation } from '../../../lib/contract/operations/calendars-for-staff.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { resourceFeedDependencies } from '../../parts/calendars.ts';

const deps = await resourceFeedDependencies();

/** Makes an address for a feed of a resource. */
export const handler = endpoint(operation, async ({ params, body, caller, origin, idempotencyKey }) => {
  const { resourceId } = params;
  const actor = actorOf(caller, origin);
  await findOwnResource(deps, { resourceId, staff: actor, to: 'change' });
  return { status: 201, body: await createFeed(deps, { owner: resourceId, actor, ...body, idempotencyKey }) };
});
