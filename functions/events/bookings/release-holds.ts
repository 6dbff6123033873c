import { markLog } from '../../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../../lib/abuse/note-lapsed.ts';
import { holdReleases, releaseDue } from '../../../lib/bookings/release-holds.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { senderTo } from '../../../lib/platform/send.ts';

const env = readEnvironment(['BOOKINGS_TABLE', 'STOCK_TABLE', 'ABUSE_TABLE', 'HOLD_QUEUE_URL']);
const dynamo = dynamoDocuments();
const deps = {
  noteLapsed: noteLapsedIn(markLog(dynamo, env.ABUSE_TABLE, { clock, random })),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  timers: senderTo(holdReleases, sqsClient(), env.HOLD_QUEUE_URL),
  clock,
  random,
};

/** Ends the holds of a timer when it is due; one that is early, or has to wait, is sent on. */
export const handler = eachMessage(holdReleases, async (timer) => {
  const done = await releaseDue(deps, timer);
  if (done) logger.info('holds released', done);
});
