import { findRefusal } from '../bookings/find-refusal.ts';
import type { StockId } from '../contract/ids.ts';
import { type WaitingEntry, waitingLimits } from '../contract/waiting.ts';
import type { Buyer } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { type Stock, unitsForAll } from '../stock/stock.ts';
import { decideJoining } from './decide-joining.ts';
import { type EntryDeps, toAnswer } from './read-places.ts';
import type { Place, WaitingRecord } from './waiting.ts';

export interface JoinDeps extends EntryDeps {
  readonly isSellerOff: (stockId: StockId) => Promise<boolean>;
}

export interface Joining {
  readonly buyer: Buyer;
  readonly stockId: StockId;
  readonly quantity: number;
  readonly acceptFewer: boolean;
}

const patience = {
  races: { attempts: 6, baseMs: 20, capMs: 300 },
  contention: { attempts: 6, baseMs: 20, capMs: 400 },
  busy: 'Your place in this line keeps changing. Try again in a moment.',
  retryAfter: 1,
} as const;

/**
 * Puts a buyer into the line of something that is sold out. The place comes first, and the mark in the stock after it:
 * whoever ends the line between the two finds the place, and from the answer on the line comes before every new order.
 * A repeated call finds the place, and makes sure of the mark again.
 * @throws AppError `not_found`, `deal_not_live`, `sign_in_required`, `limit_exceeded`, `quantity_too_large`,
 *   `amount_too_large`, `invalid_state`, `waiting_list_full`
 */
export async function joinLine(deps: JoinDeps, joining: Joining): Promise<WaitingEntry> {
  const { stockId, buyer } = joining;
  return untilSettled({ ...patience, random: deps.random }, async () => {
    const stock = await deps.stock.get(stockId, { consistent: true });
    if (!stock || stock.gate === 'draft') throw new AppError('not_found', 'There is no such deal.');
    const entries = await deps.waiting.listByBuyer(buyer.id);
    const before = entries.find((entry) => entry.stockId === stockId);
    if (before?.status === 'waiting') return again(deps, joining, before);
    await refuseHopeless(deps, { ...joining, stock, entries, before });
    const now = deps.clock.now();
    const place: Place = {
      id: newId('wtl', deps.random) as Place['id'],
      ...{ stockId, buyerId: buyer.id, quantity: joining.quantity },
      ...(joining.acceptFewer && { acceptFewer: true }),
      joinedAt: now,
    };
    if (!(await deps.waiting.take(place, before))) return undefined;
    await deps.waiting.join(stockId, { mark: place.id, now, added: 1 });
    deps.ladders.invalidate(stockId);
    return toAnswer(deps, { ...place, status: 'waiting' });
  });
}

async function again(deps: JoinDeps, joining: Joining, before: WaitingRecord): Promise<WaitingEntry> {
  if (before.quantity !== joining.quantity || (before.acceptFewer ?? false) !== joining.acceptFewer)
    throw new AppError(
      'invalid_state',
      `You wait in this line already, for ${before.quantity}. Leave it first to ask for something else.`,
    );
  const mark = newId('wtl', deps.random);
  await deps.waiting.join(before.stockId, { mark, now: deps.clock.now(), added: 0 });
  return toAnswer(deps, before);
}

interface Wish extends Joining {
  readonly stock: Stock;
  readonly entries: readonly WaitingRecord[];
  readonly before: WaitingRecord | undefined;
}

async function refuseHopeless(deps: JoinDeps, wish: Wish): Promise<void> {
  const { buyer, stock, quantity, entries, before } = wish;
  const now = deps.clock.now();
  const never = findRefusal(stock, { buyerId: buyer.id, quantity }, now);
  if (never) throw never;
  if (await deps.isSellerOff(stock.id))
    throw new AppError('deal_not_live', 'The deal is not on sale at this moment.');
  const offer = before?.bookingId && (await deps.bookings.byId(buyer.id, before.bookingId));
  const decision = decideJoining({
    free: unitsForAll(stock),
    inLine: stock.waiting ?? 0,
    lines: entries.filter(({ status }) => status === 'waiting').length,
    hasOpenOffer: offer !== undefined && offer.status === 'held',
  });
  if (decision !== 'join') throw new AppError(decision, refusals[decision]);
}

const refusals = {
  invalid_state: 'You need not wait: there are units that you can order, or an offer that you can pay.',
  limit_exceeded: `You wait in ${waitingLimits.linesOfBuyer} lines, the maximum. Leave one first.`,
  waiting_list_full: 'So many wait already that another would wait in vain.',
} as const;
