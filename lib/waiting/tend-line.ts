import { type TakeForLineDeps, takeForLine } from '../bookings/take-for-line.ts';
import type { StockId } from '../contract/ids.ts';
import type { WaitingEntryId } from '../contract/waiting.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { decideLine, offerLasts, unitsForPlace } from './decide-line.ts';
import { endEntries } from './end-entries.ts';
import type { WaitingRepository } from './repository.ts';
import type { Place } from './waiting.ts';

export interface TendDeps extends TakeForLineDeps {
  readonly waiting: Pick<
    WaitingRepository,
    'line' | 'leave' | 'partsOfOffer' | 'join' | 'countDown' | 'recount' | 'end'
  >;
  readonly stock: Pick<StockRepository, 'get'>;
  /** Returns whether staff have switched off the seller. */
  readonly isSellerOff: (stockId: StockId) => Promise<boolean>;
  readonly clock: Clock;
  readonly random: Random;
  readonly offerMs: number;
  readonly holdMs: number;
}

export interface Tended {
  readonly offered: number;
  readonly ended: number;
  /** Whether more may be done at once: the caller looks at the line again. */
  readonly again: boolean;
}

/** Offers of one call: a few seconds. */
const mostRounds = 100;
const races: Backoff = { attempts: mostRounds, baseMs: 10, capMs: 200 };

/**
 * Brings a line up to date: offers free units to the next in line until nobody fits, ends the entries of a sale that is
 * over, and ends the line when nobody waits. Several may tend one line at once, and each may stop at any point: every
 * step is one transaction, or one update on condition of the line's mark.
 */
export async function tendLine(deps: TendDeps, stockId: StockId): Promise<Tended> {
  let [offered, ended] = [0, 0];
  const passedOver = new Set<WaitingEntryId>();
  for (let round = 0; round < mostRounds; round++) {
    const stock = await deps.stock.get(stockId, { consistent: true });
    if (!stock) break;
    const now = deps.clock.now();
    const step = await nextStep(deps, stock, { now, passedOver });
    switch (step) {
      case 'done':
        return { offered, ended, again: false };
      case 'offered':
        offered++;
        break;
      case 'ended':
        ended++;
        break;
      case 'raced':
        await pause(Math.min(round, 4), races, deps.random);
    }
  }
  return { offered, ended, again: offered + ended > 0 };
}

type Step = 'done' | 'offered' | 'ended' | 'raced';

interface Situation {
  readonly now: number;
  /** Those who get nothing in this call: their offer was not possible. */
  readonly passedOver: Set<WaitingEntryId>;
}

async function nextStep(deps: TendDeps, stock: Stock, situation: Situation): Promise<Step> {
  if (stock.line === undefined)
    return (await hasLine(deps, stock)) ? beginAgain(deps, stock, situation) : 'done';
  const decision = decideLine(stock, situation.now);
  if (typeof decision === 'object') {
    const ended = await endEntries(deps, stock.id, { ...decision, now: situation.now });
    await deps.waiting.end(stock.id, stock.line);
    return ended > 0 ? 'ended' : 'done';
  }
  const { found, isEmpty } = await findNext(deps, stock, decision === 'offer', situation);
  // Nobody waits: the public may order again. Somebody who joined meanwhile has left another mark.
  if (isEmpty) return (await deps.waiting.end(stock.id, stock.line)) ? 'done' : 'raced';
  if (!found || (await deps.isSellerOff(stock.id))) return 'done';
  return offerTo(deps, stock, { ...situation, ...found });
}

const hasLine = async ({ waiting }: TendDeps, { id }: Stock): Promise<boolean> => {
  for await (const places of waiting.line(id)) if (places.length > 0) return true;
  return false;
};

/** The process that put the first one into the line stopped before it could mark the stock. */
async function beginAgain({ waiting, random }: TendDeps, { id }: Stock, { now }: Situation): Promise<Step> {
  await waiting.join(id, { mark: newId('wtl', random), now, added: 1 });
  return 'raced';
}

/** Finds the first in line who can be offered what is free. */
async function findNext(
  { waiting }: TendDeps,
  stock: Stock,
  hasUnits: boolean,
  { passedOver }: Situation,
): Promise<{ found?: { place: Place; quantity: number }; isEmpty: boolean }> {
  let isEmpty = true;
  for await (const places of waiting.line(stock.id)) {
    if (places.length > 0) isEmpty = false;
    if (!hasUnits) break;
    for (const place of places) {
      const quantity = passedOver.has(place.id) ? 0 : unitsForPlace(place, stock);
      if (quantity > 0) return { found: { place, quantity }, isEmpty };
    }
  }
  return { isEmpty };
}

async function offerTo(
  deps: TendDeps,
  stock: Stock,
  { now, passedOver, place, quantity }: Situation & { readonly place: Place; readonly quantity: number },
): Promise<Step> {
  const outcome = await takeForLine(deps, {
    buyerId: place.buyerId,
    // No Idempotency-Key of a client has a line break.
    key: `waiting\n${place.id}`,
    ...{ stock, quantity, now },
    holdMs: offerLasts({ ...deps, now, closesAt: stock.closesAt }),
    leaving: (bookingId) =>
      deps.waiting.partsOfOffer(place, { status: 'offered', bookingId, offered: quantity }, now),
  });
  switch (outcome.kind) {
    case 'offered':
      return 'offered';
    case 'refused':
      await endRefused(deps, place, outcome.code, now);
      return 'ended';
    case 'too_many_unpaid':
      passedOver.add(place.id);
      return 'raced';
    case 'changed':
      return 'raced';
  }
}

/** The deal would refuse an order of this buyer by now, so they wait in vain. */
async function endRefused(
  { waiting }: TendDeps,
  place: Place,
  end: 'limit_exceeded' | 'quantity_too_large' | 'sign_in_required' | 'amount_too_large',
  now: number,
): Promise<void> {
  if (await waiting.leave(place, { status: 'ended', end }, now)) await waiting.countDown(place.stockId, 1);
}

/**
 * Counts a line, and corrects the length in its stock. A process that stopped between two writes left it wrong.
 * @returns whether it was wrong
 */
export async function recountLine(
  { waiting, stock: stocks }: Pick<TendDeps, 'waiting' | 'stock'>,
  stockId: StockId,
): Promise<boolean> {
  const stock = await stocks.get(stockId, { consistent: true });
  if (stock?.line === undefined) return false;
  let counted = 0;
  for await (const places of waiting.line(stockId)) counted += places.length;
  if (counted === stock.waiting) return false;
  return waiting.recount(stockId, { mark: stock.line, before: stock.waiting ?? 0, waiting: counted });
}
