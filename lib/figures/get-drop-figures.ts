import type { DropFigures, DropMinute, OrderQueue } from '../contract/drop-figures.ts';
import type { DealId } from '../contract/ids.ts';
import { paymentFailures } from '../contract/payment-failure.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { type Stock, toStockView } from '../stock/stock.ts';
import { failureName, type MomentName, type Numbers } from './counted-event.ts';
import { payTimesOf } from './pay-times.ts';
import type { FiguresRepository, Total } from './repository.ts';

interface Deps {
  readonly figures: Pick<FiguresRepository, 'readOrders' | 'readSeconds'>;
  /** Reads the deal's stock as stored now. */
  readonly stockOf: (dealId: DealId) => Promise<Stock>;
  /** Reads the queue of orders, at most a second old. */
  readonly queue: () => Promise<OrderQueue>;
  readonly watchers: (dealId: DealId) => Promise<number>;
  readonly clock: Clock;
}

/**
 * Returns a sale as its drop room shows it: three queries of counters, two reads and a call of SQS, however many orders
 * there are. Nothing is counted here.
 */
export async function getDropFigures(deps: Deps, dealId: DealId): Promise<DropFigures> {
  const [{ total, minutes }, seconds, stock, queue, watchers] = await Promise.all([
    deps.figures.readOrders(dealId),
    deps.figures.readSeconds(dealId),
    deps.stockOf(dealId),
    deps.queue(),
    deps.watchers(dealId),
  ]);
  return {
    dealId,
    now: toInstant(deps.clock.now()),
    ...(total.countedAt !== undefined && { countedAt: toInstant(total.countedAt) }),
    totals: { ...happenedIn(total), refunded: total.refunded ?? 0 },
    minutes: minutes.map(({ at, numbers }) => ({ minute: at, ...happenedIn(numbers) })),
    seconds: seconds.map(({ at, numbers }) => ({ second: at, ...happenedIn(numbers) })),
    timeToPay: payTimesOf(total),
    paymentFailures: failuresIn(total),
    stock: toStockView(stock),
    queue,
    ...lastBatchOf(stock),
    watchers,
  };
}

const happenedIn = ({
  orders = 0,
  held = 0,
  confirmed = 0,
  rejected = 0,
  expired = 0,
  cancelled = 0,
}: Numbers<MomentName>): Omit<DropMinute, 'minute'> => ({
  ...{ orders, held, confirmed, rejected, expired, cancelled },
});

const failuresIn = (total: Total): DropFigures['paymentFailures'] =>
  paymentFailures
    .flatMap((reason) => {
      const count = total[failureName(reason)] ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    })
    .toSorted((a, b) => b.count - a.count);

const lastBatchOf = ({ lastBatch }: Stock): Pick<DropFigures, 'lastBatch'> =>
  lastBatch ? { lastBatch: { at: toInstant(lastBatch.at), waitedSeconds: lastBatch.waitedMs / 1_000 } } : {};
