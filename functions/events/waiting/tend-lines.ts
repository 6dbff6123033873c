import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { messageBatches } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { eachLineOnce, lineOf, linesDue } from '../../../lib/waiting/line-queue.ts';
import { recountLine, tendLine } from '../../../lib/waiting/tend-line.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { sender } from '../../parts/queues.ts';
import { holdMs, offerMs } from '../../parts/sale-settings.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { stocks } from '../../parts/stock.ts';
import { sellerOfStockSwitch, waiting } from '../../parts/waiting.ts';

const deps = {
  dynamo: dynamo(),
  tables: { bookings: tableAt('BOOKINGS_TABLE'), stock: tableAt('STOCK_TABLE') },
  bookingIdKey: await bookingIdKey(),
  waiting: waiting(),
  stock: stocks(),
  isSellerOff: sellerOfStockSwitch(),
  clock,
  random,
  offerMs: offerMs(),
  holdMs: holdMs(),
};
const queue = sender(linesDue);

/** Lines of one batch that are tended side by side. */
const width = 4;

/** Offers free units to the next in line. Many messages about one line are one piece of work. */
export const handler = messageBatches(linesDue, async (messages) => {
  const lines = eachLineOnce(messages.map(({ body }) => lineOf(body)));
  const outcomes = await inParallel(lines, width, async ({ stockId, recount }) => {
    const { again, ...tended } = await tendLine(deps, stockId);
    if (again) await queue.send({ stockId });
    const corrected = recount ? await recountLine(deps, stockId) : false;
    if (tended.offered + tended.ended > 0 || corrected)
      logger.info('line tended', { stockId, ...tended, corrected });
  });
  const failed = new Set(
    outcomes.flatMap((outcome, index) => {
      if (outcome.status === 'fulfilled') return [];
      logger.error('line not tended', { stockId: lines[index]?.stockId, error: outcome.reason });
      return lines[index]?.stockId ?? [];
    }),
  );
  return messages.filter(({ body }) => failed.has(lineOf(body).stockId));
});
