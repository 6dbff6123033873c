import { getTime } from '../../../lib/contract/operations/public.ts';
import { systemClock, toInstant } from '../../../lib/platform/clock.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';

/** The server's time, for countdowns. */
export const handler = openEndpoint(getTime, () => ({
  status: 200,
  body: { now: toInstant(systemClock.now()) },
}));
