import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { holdReleases } from '../../../lib/bookings/release-holds.ts';
import { followBookings } from '../../../lib/deal-bookings/follow-bookings.ts';
import { holdTimers } from '../../../lib/deal-bookings/hold-timers.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { systemRandom } from '../../../lib/platform/random.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { paymentQueue, sender } from '../../parts/queues.ts';

const deps = {
  dealBookings: dealBookings(),
  timers: holdTimers(sender(holdReleases), systemClock),
  oneClick: paymentQueue(),
  random: systemRandom,
};

/** Updates staff's list of each deal's bookings, sets the timers that release holds, and queues one-click payments. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await followBookings(deps, event.Records));
