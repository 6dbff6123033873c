import { getTime as operation } from '../../../lib/contract/operations/time.ts';
import { systemClock, toInstant } from '../../../lib/platform/clock.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';

/** Returns the server's time, for countdowns. */
export const handler = openEndpoint(operation, () => ({
  status: 200,
  body: { now: toInstant(systemClock.now()) },
}));
