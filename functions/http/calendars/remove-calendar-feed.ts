import { removeFeed } from '../../../lib/calendars/change-feeds.ts';
import { removeCalendarFeed as operation } from '../../../lib/contract/operations/calendars.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { feedRemovalDependencies } from '../../parts/calendars.ts';

const deps = feedRemovalDependencies();

/** Removes an address of the customer's feeds. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  await removeFeed(deps, { owner: requireCustomer(caller).id, id: params.calendarFeedId });
  return { status: 204, body: undefined };
});
