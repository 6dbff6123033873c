import type { StockId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { isRecentSignIn, requireRecentSignIn } from '../platform/recent-sign-in.ts';
import type { Sender } from '../platform/send.ts';
import type { Stock } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import { makeBookingId, parseBookingId } from './booking-id.ts';
import { decideOrder, isBeforeOpening, isSettling, mayHaveOpened } from './decide.ts';
import { lacksRecentSignIn, type SignInLimits } from './decide-sign-in.ts';
import { type DeviceHolds, withinDevice } from './device-holds.ts';
import type { HotStocks } from './hot-stocks.ts';
import { newRecord } from './new-record.ts';
import type { Order, Traces } from './order.ts';
import { type RefusedOrder, refusal, replay, retryAfterSeconds } from './order-answers.ts';
import type { BookingRepository } from './repository.ts';

export interface TakeOrderDeps {
  readonly bookings: Pick<BookingRepository, 'get' | 'recordDirectly'>;
  /** Returns a view of the stock, at most a second old, or as recent as the caller asks for. */
  readonly stock: {
    get(stockId: StockId, maxAgeMs?: number): Promise<Stock | undefined>;
    invalidate(stockId: StockId): void;
  };
  readonly queue: Pick<Sender<Order>, 'send'>;
  /** Counts the units that a device holds unpaid. */
  readonly devices: DeviceHolds;
  readonly hot: HotStocks;
  /** Returns whether staff have switched off the seller. */
  readonly isSellerOff: (stockId: StockId) => Promise<boolean>;
  /** The limits of the stage. */
  readonly signInLimits: SignInLimits;
  readonly clock: Clock;
  readonly bookingIdKey: MacKey;
  readonly holdMs: number;
}

export interface StockOrder {
  readonly buyer: Buyer;
  readonly idempotencyKey: string;
  readonly stockId: StockId;
  readonly quantity: number;
  /** How many people come to a slot, where they do not take a unit each. */
  readonly partySize?: number | undefined;
  /** Whether any resource may serve the slot. */
  readonly anyResource?: boolean;
  /** The price of one unit that the buyer saw. */
  readonly expectedPrice?: Money | undefined;
  /** The saved method of a one-click order. */
  readonly payWith?: string | undefined;
  /** Digests of the order's origin. */
  readonly traces?: Traces | undefined;
  /** Whether an earlier attempt may have been accepted. Then only a recorded or queued outcome is the answer. */
  readonly isRetry?: boolean;
}

export type Taken =
  | { readonly path: 'direct' | 'replay'; readonly record: BookingRecord }
  | { readonly path: 'queue'; readonly order: Order };

/**
 * Decides an order at once while its stock is calm, and queues it in a rush.
 * @throws AppError `not_found`, `sign_in_required`, `recent_sign_in_required`, `sold_out`, `deal_not_live`,
 *   `limit_exceeded`, `quantity_too_large`, `too_many_unpaid`, `price_changed`, `amount_too_large`,
 *   `idempotency_key_reused`
 */
export async function takeOrder(deps: TakeOrderDeps, order: StockOrder): Promise<Taken> {
  const now = deps.clock.now();
  const attempt = {
    order: acceptedOrder(deps, order, now),
    buyer: order.buyer,
    isRetry: order.isRetry ?? false,
  };
  let { stock, decision } = await decideByView(deps, attempt.order);
  if (await deps.isSellerOff(order.stockId))
    return refuseForNow(deps, attempt, stock, {
      code: 'deal_not_live',
      ...(attempt.isRetry && { retryAfter: 1 }),
    });
  // The view must not be older than the request. An old view could give a buyer with the new price the old one, or
  // treat a retry as sent while the sale was closed.
  const isOld =
    decision.kind === 'refuse' &&
    [...(attempt.isRetry ? ['deal_not_live'] : []), 'price_changed'].includes(decision.code);
  if (isOld) ({ stock, decision } = await decideByView(deps, attempt.order, youngViewMs));
  if (decision.kind === 'refuse') return refuseUnlessRecorded(deps, attempt, decision, stock);
  if (lacksRecentSignIn(stock, attempt.order, deps.signInLimits)) return refuseUnproven(deps, attempt);
  const { kind } = decision;
  return withinBound(deps, attempt, stock, () =>
    kind === 'queue' ? enqueue(deps, attempt.order) : recordDirectly(deps, attempt, stock),
  );
}

/** Recent enough to answer about a price, and old enough that a container reads the stock at most ten times a second. */
const youngViewMs = 100;

async function decideByView(deps: TakeOrderDeps, order: Order, maxAgeMs?: number) {
  let stock = await deps.stock.get(order.stockId, maxAgeMs);
  // The deal may have been published since.
  if (stock?.gate === 'draft') stock = await deps.stock.get(order.stockId, youngViewMs);
  if (!stock || stock.gate === 'draft') throw new AppError('not_found', 'There is no such deal.');
  return { stock, decision: decideOrder(stock, order, order.acceptedAt, deps.hot.isHot(order.stockId)) };
}

interface Attempt {
  readonly order: Order;
  readonly buyer: Buyer;
  readonly isRetry: boolean;
}

function acceptedOrder({ bookingIdKey, clock }: TakeOrderDeps, order: StockOrder, now: number): Order {
  const { buyer, stockId, quantity, partySize, anyResource, expectedPrice, payWith, traces } = order;
  const id = makeBookingId(bookingIdKey, {
    buyerId: buyer.id,
    idempotencyKey: order.idempotencyKey,
    units: [{ stockId, quantity }],
  });
  return {
    id,
    stockId,
    buyerId: buyer.id,
    quantity,
    ...(partySize !== undefined && { partySize }),
    ...(anyResource && { anyResource: true }),
    ...(expectedPrice !== undefined && { expectedPrice }),
    ...(payWith !== undefined && { payWith }),
    ...(traces !== undefined && { traces }),
    ...(isRecentSignIn(buyer, clock) && { recentSignIn: true }),
    acceptedAt: now,
  };
}

async function recordDirectly(deps: TakeOrderDeps, attempt: Attempt, stock: Stock): Promise<Taken> {
  const { order } = attempt;
  const record = newRecord(order, stock, { now: order.acceptedAt, holdMs: deps.holdMs });
  const outcome = await deps.bookings.recordDirectly(record, stock);
  switch (outcome.kind) {
    case 'recorded':
      return { path: 'direct', record };
    case 'exists':
      return replay(outcome.record, order);
    case 'limit_exceeded':
      return refuse(deps, attempt, { code: 'limit_exceeded' }, stock);
    case 'too_many_unpaid':
      return refuse(deps, attempt, { code: 'too_many_unpaid', until: outcome.until }, stock);
    case 'contention':
      deps.hot.mark(order.stockId);
      return enqueue(deps, order);
    case 'stock_refused':
      deps.stock.invalidate(order.stockId);
      return decideAgain(deps, attempt, outcome.stock);
  }
}

/**
 * The view was outdated. The current stock gives the reason of the refusal. An order that named no price goes to the
 * queue when the price has changed.
 */
async function decideAgain(deps: TakeOrderDeps, attempt: Attempt, stock: Stock | undefined): Promise<Taken> {
  const { order } = attempt;
  if (!stock) throw new AppError('not_found', 'There is no such deal.');
  const decision = decideOrder(stock, order, order.acceptedAt, true);
  if (decision.kind === 'refuse') return refuse(deps, attempt, decision, stock);
  return lacksRecentSignIn(stock, order, deps.signInLimits)
    ? refuseUnproven(deps, attempt)
    : enqueue(deps, order);
}

async function enqueue(deps: TakeOrderDeps, order: Order): Promise<Taken> {
  await deps.queue.send(order);
  return { path: 'queue', order };
}

/** A retry of an order that has its units gets that answer, even when the deal is sold out or over by now. */
async function refuseUnlessRecorded(
  deps: TakeOrderDeps,
  attempt: Attempt,
  refused: RefusedOrder,
  stock: Stock,
): Promise<Taken> {
  return (await recordedAnswer(deps, attempt.order)) ?? refuse(deps, attempt, refused, stock);
}

/** Returns the answer of a recorded order, whatever the deal's state is now. */
async function recordedAnswer(deps: TakeOrderDeps, order: Order): Promise<Taken | undefined> {
  const record = await deps.bookings.get(order.buyerId, parseBookingId(order.id).identity);
  return record && replay(record, order);
}

/** Continues when the device of the order may hold this many more units. */
const withinBound = (deps: TakeOrderDeps, attempt: Attempt, stock: Stock, place: () => Promise<Taken>) =>
  withinDevice(deps.devices, attempt.order, stock, {
    place,
    refuse: (until) =>
      refuseForNow(deps, attempt, stock, {
        code: 'too_many_unpaid',
        retryAfter: retryAfterSeconds(until, deps.clock.now()),
      }),
  });

/**
 * Refuses an order that needs a recent sign-in. A recorded order is answered from its record. Nothing is queued, not
 * even a retry: the buyer signs in, and the same order continues.
 */
async function refuseUnproven(deps: TakeOrderDeps, { order, buyer }: Attempt): Promise<Taken> {
  const known = await recordedAnswer(deps, order);
  if (known) return known;
  if (buyer.kind === 'guest')
    throw new AppError(
      'sign_in_required',
      'An order of this amount needs a signed-in customer. Sign in and order again.',
    );
  requireRecentSignIn(buyer, deps.clock);
  throw new Error('The order has a recent sign-in, but was refused for lacking one');
}

/** Answers a recorded order from its record. An attempt that waits in the queue is decided there, and no second one is added. */
async function refuseForNow(
  deps: TakeOrderDeps,
  { order }: Attempt,
  { unitPrice }: Stock,
  { code, retryAfter }: Pick<RefusedOrder, 'code'> & { readonly retryAfter?: number },
): Promise<Taken> {
  const known = await recordedAnswer(deps, order);
  if (known) return known;
  throw refusal(code, unitPrice, retryAfter);
}

/**
 * Refuses a first attempt without a record. An attempt before a retry may wait in the queue and win there, so the retry
 * is queued too. The first one that is settled is recorded, and is the answer to both. Before the opening no order can
 * wait in the queue, and a retry there would be the first in line. A retry during a pause carries a mark, and gets
 * units only through an attempt before it. See docs/decisions/0004 and 0044.
 */
async function refuse(
  deps: TakeOrderDeps,
  attempt: Attempt,
  { code, until }: RefusedOrder,
  stock: Stock,
): Promise<Taken> {
  const { order, isRetry } = attempt;
  const isEarly = isBeforeOpening(stock, order.acceptedAt);
  if (isRetry && !isEarly)
    return withinBound(deps, attempt, stock, () =>
      enqueue(deps, code === 'deal_not_live' ? { ...order, whileClosed: true } : order),
    );
  const now = deps.clock.now();
  if (until !== undefined) throw refusal(code, stock.unitPrice, retryAfterSeconds(until, now));
  const isLastWord = !isSettling(stock, now) && !(isRetry && mayHaveOpened(stock, order.acceptedAt));
  throw refusal(code, stock.unitPrice, isLastWord ? undefined : 1);
}
