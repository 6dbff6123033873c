import { createFeed } from '../../../lib/calendars/change-feeds.ts';
import { createCalendarFeed as operation } from '../../../lib/contract/operations/calendars.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { feedChangeDependencies } from '../../parts/calendars.ts';

const deps = await feedChangeDependencies();

/** Makes an address for a feed of the customer's bookings. */
export const handler = endpoint(operation, async ({ body, caller, idempotencyKey }) => ({
  status: 201,
  body: await createFeed(deps, { owner: requireCustomer(caller).id, ...body, idempotencyKey }),
}));
