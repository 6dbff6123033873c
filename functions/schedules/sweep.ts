import { markLog } from '../../lib/abuse/mark-log.ts';
import { noteLapsedIn } from '../../lib/abuse/note-lapsed.ts';
import { claimRepository } from '../../lib/bookings/claims.ts';
import { bookingRepository } from '../../lib/bookings/repository.ts';
import { sweepStock } from '../../lib/bookings/sweep-stock.ts';
import { dealBookings } from '../../lib/deal-bookings/repository.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { sweepTransitions } from '../../lib/deals/sweep-transitions.ts';
import { dynamoDocuments, sqsClient } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment, secondsFrom } from '../../lib/platform/environment.ts';
import { logger } from '../../lib/platform/logger.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { senderTo } from '../../lib/platform/send.ts';
import { callOffAgain } from '../../lib/refunds/call-off-again.ts';
import { callOffs } from '../../lib/refunds/call-off-queue.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import type { Stock } from '../../lib/stock/stock.ts';

const env = readEnvironment([
  'DEALS_TABLE',
  'STOCK_TABLE',
  'ABUSE_TABLE',
  'BOOKINGS_TABLE',
  'DEAL_BOOKINGS_TABLE',
  'CALL_OFF_QUEUE_URL',
  'CLAIM_RECOVERY_SECONDS',
]);
const dynamo = dynamoDocuments();
const stock = stockRepository(dynamo, env.STOCK_TABLE);

const calledOff = senderTo(callOffs, sqsClient(), env.CALL_OFF_QUEUE_URL);

const deps = {
  noteLapsed: noteLapsedIn(markLog(dynamo, env.ABUSE_TABLE, { clock, random })),
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  stock,
  stocks: stock,
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  callOffAgain: (found: Stock) => callOffAgain({ stock, calledOff, clock }, found),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  claims: claimRepository(dynamo, env.STOCK_TABLE, random),
  clock,
  random,
  recoverAfterMs: secondsFrom(env, 'CLAIM_RECOVERY_SECONDS') * 1_000,
};

/** Each minute: what no timer, schedule or consumer did. One part failing does not stop the other. */
export async function handler(): Promise<void> {
  const [transitions, stocks] = await Promise.allSettled([sweepTransitions(deps), sweepStock(deps)]);
  logger.info('swept', {
    ...(transitions.status === 'fulfilled' && transitions.value),
    ...(stocks.status === 'fulfilled' && stocks.value),
  });
  const failed = [transitions, stocks].find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
