import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { markLog } from '../../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../../lib/abuse/note-lapsed.ts';
import { holdTimer, releaseHolds } from '../../../lib/bookings/release-holds.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { delaySeconds } from '../../../lib/deal-bookings/hold-timers.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/queue.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

const env = readEnvironment(['BOOKINGS_TABLE', 'STOCK_TABLE', 'ABUSE_TABLE', 'HOLD_QUEUE_URL']);
const sqs = sqsClient();
const dynamo = dynamoDocuments();
const deps = {
  noteLapsed: noteLapsedIn(markLog(dynamo, env.ABUSE_TABLE, { clock, random })),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  clock,
  random,
};

/** How soon a timer is looked at again when the claim behind one of its holds was still open. */
const claimWaitMs = 15_000;

/** Ends the holds of a timer when it is due; one that is early, or has to wait, is sent on. */
export const handler = eachMessage(holdTimer, async (timer) => {
  if (timer.dueAt > clock.now()) return sendOn(timer, timer.dueAt);
  const { released, waiting } = await releaseHolds(deps, timer.holds);
  logger.info('holds released', { released, waiting });
  if (waiting > 0) await sendOn(timer, clock.now() + claimWaitMs);
});

async function sendOn(timer: unknown, dueAt: number): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: env.HOLD_QUEUE_URL,
      MessageBody: JSON.stringify(timer),
      DelaySeconds: delaySeconds(dueAt, clock.now()),
    }),
  );
}
