import { sweepStock } from '../../lib/bookings/sweep-stock.ts';
import { sweepTransitions } from '../../lib/deals/sweep-transitions.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment, seconds } from '../../lib/platform/environment.ts';
import { logger } from '../../lib/platform/logger.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { callOffAgain } from '../../lib/refunds/call-off-again.ts';
import { callOffs } from '../../lib/refunds/call-off-queue.ts';
import type { Stock } from '../../lib/stock/stock.ts';
import { linesDue } from '../../lib/waiting/line-queue.ts';
import { noteLapsed } from '../parts/abuse.ts';
import { bookings } from '../parts/bookings.ts';
import { dealBookings } from '../parts/deal-bookings.ts';
import { deals } from '../parts/deals.ts';
import { sender } from '../parts/queues.ts';
import { claims, stocks as stockOfStage } from '../parts/stock.ts';

const { CLAIM_RECOVERY_SECONDS } = readEnvironment({ CLAIM_RECOVERY_SECONDS: seconds });
const stock = stockOfStage();
const calledOff = sender(callOffs);
const lines = sender(linesDue);

const deps = {
  noteLapsed: noteLapsed(),
  deals: deals(),
  stock,
  stocks: stock,
  bookings: bookings(),
  callOffAgain: (found: Stock) => callOffAgain({ stock, calledOff, clock }, found),
  tendLine: ({ id }: Stock) => lines.send({ stockId: id, recount: true }),
  dealBookings: dealBookings(),
  claims: claims(),
  clock,
  random,
  recoverAfterMs: CLAIM_RECOVERY_SECONDS * 1_000,
};

/** Does each minute what a timer, schedule or consumer missed. A failure of one part does not stop the other. */
export async function handler(): Promise<void> {
  const [transitions, stocks] = await Promise.allSettled([sweepTransitions(deps), sweepStock(deps)]);
  logger.info('swept', {
    ...(transitions.status === 'fulfilled' && transitions.value),
    ...(stocks.status === 'fulfilled' && stocks.value),
  });
  const failed = [transitions, stocks].find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
