import { getTime } from '../../../lib/contract/operations/public.ts';
import { systemClock, toInstant } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

/** The server's time, for countdowns. */
export const handler = endpoint(getTime, () => ({
  status: 200,
  body: { now: toInstant(systemClock.now()) },
}));
