import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { holdReleases } from '../../../lib/bookings/release-holds.ts';
import { followBookings } from '../../../lib/deal-bookings/follow-bookings.ts';
import { holdTimers } from '../../../lib/deal-bookings/hold-timers.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom } from '../../../lib/platform/random.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { resumeFrom } from '../../../lib/platform/stream.ts';

const env = readEnvironment(['DEAL_BOOKINGS_TABLE', 'HOLD_QUEUE_URL', 'PAYMENT_QUEUE_URL']);
const deps = {
  dealBookings: dealBookings(dynamoDocuments(), env.DEAL_BOOKINGS_TABLE),
  timers: holdTimers(senderTo(holdReleases, sqsClient(), env.HOLD_QUEUE_URL), systemClock),
  oneClick: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  random: systemRandom,
};

/** Keeps what staff see of each deal's bookings, arms the timers that release holds, has one-click bookings paid. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  resumeFrom(await followBookings(deps, event.Records));
