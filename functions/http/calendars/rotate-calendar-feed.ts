import { rotateFeed } from '../../../lib/calendars/change-feeds.ts';
import { rotateCalendarFeed as operation } from '../../../lib/contract/operations/calendars.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { feedChangeDependencies } from '../../parts/calendars.ts';

const deps = await feedChangeDependencies();

/** Gives a feed of the customer another address. */
export const handler = endpoint(operation, async ({ params, caller, idempotencyKey }) => ({
  status: 200,
  body: await rotateFeed(deps, {
    owner: requireCustomer(caller).id,
    id: params.calendarFeedId,
    idempotencyKey,
  }),
}));
