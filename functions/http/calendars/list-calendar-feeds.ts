import { listFeeds } from '../../../lib/calendars/change-feeds.ts';
import { listCalendarFeeds as operation } from '../../../lib/contract/operations/calendars.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { feedsOfStage } from '../../parts/calendars.ts';

const deps = { feeds: feedsOfStage() };

/** Lists the addresses of the customer's feeds. */
export const handler = endpoint(operation, async ({ caller }) => ({
  status: 200,
  body: await listFeeds(deps, requireCustomer(caller).id),
}));
