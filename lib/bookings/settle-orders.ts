import type { StockId } from '../contract/ids.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Stock } from '../stock/stock.ts';
import { planSettlement } from './decide.ts';
import {
  emptySettlement,
  recordWinners,
  rejectAll,
  type Settlement,
  type SettleOrdersDeps,
  setUnitsAside,
} from './escrow.ts';
import { groupOrders } from './group-orders.ts';
import type { Order } from './order.ts';

/** Stocks of one batch that are settled in parallel. */
const stocksInFlight = 8;
/** Other settlers may return unused units. An order without units waits for that a few times before it is sold out. */
const rounds: Backoff = { attempts: 5, baseMs: 60, capMs: 400 };

/**
 * Settles a batch of orders in escrow, stock by stock. It claims units for many orders in one write, records each
 * booking in one write, then returns the unused units.
 * @throws the error, when no order of the batch could be decided
 * @see O'Neil, "The escrow transactional method", ACM TODS 11 (4), 1986
 */
export async function settleOrders(deps: SettleOrdersDeps, orders: readonly Order[]): Promise<Settlement> {
  const settlement = emptySettlement();
  const groups = [...groupOrders(orders)];
  const outcomes = await inParallel(groups, stocksInFlight, ([stockId, group]) =>
    settleStock(deps, stockId, group, settlement),
  );
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue;
    logger.error('orders not settled', { stockId: groups[index]?.[0], error: outcome.reason });
    // Bookings that were recorded before the error stay. The order's next delivery finds them.
    for (const { id } of groups[index]?.[1] ?? []) settlement.undecided.add(id);
  }
  return settlement;
}

async function settleStock(
  deps: SettleOrdersDeps,
  stockId: StockId,
  orders: readonly Order[],
  settlement: Settlement,
): Promise<void> {
  let waiting = orders;
  for (let round = 0; ; round++) {
    const stock = await deps.stock.get(stockId, { consistent: true });
    if (!stock) throw new Error(`The stock ${stockId} of these orders does not exist`);
    const plan = planSettlement(stock, waiting, deps.clock.now(), deps.signInLimits);
    await rejectAll(deps, stock, plan.refused, settlement);
    const { unmet, unused } = await settleWinners(deps, stock, plan.winners, settlement);
    waiting = [...unmet, ...plan.short];
    if (waiting.length === 0) return;
    const mayComeBack = unused > 0 || unmet.length > 0 || Object.keys(stock.claims).length > 0;
    if (!mayComeBack || round + 1 >= rounds.attempts) {
      const soldOut = waiting.map((order) => ({ order, code: 'sold_out' as const }));
      return rejectAll(deps, stock, soldOut, settlement);
    }
    await pause(round, rounds, deps.random);
  }
}

/**
 * @returns the orders that lost their units to other requests after all, and the number of claimed units that were not needed.
 */
async function settleWinners(
  deps: SettleOrdersDeps,
  stock: Stock,
  winners: readonly Order[],
  settlement: Settlement,
) {
  if (winners.length === 0) return { unmet: [], unused: 0 };
  const claim = await setUnitsAside(deps, stock, winners);
  if (!claim) return { unmet: winners, unused: 0 };
  const unused = await recordWinners(deps, claim, settlement);
  const met = new Set(claim.orders.map(({ id }) => id));
  return { unmet: winners.filter(({ id }) => !met.has(id)), unused };
}
