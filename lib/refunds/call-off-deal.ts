import type { BookingRecord } from '../bookings/booking.ts';
import { isLive } from '../bookings/status.ts';
import { alarmLines } from '../contract/alarm-lines.ts';
import type { DealBookings, WalkPlace } from '../deal-bookings/repository.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Sender } from '../platform/send.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { callOffBooking } from './call-off-booking.ts';
import type { CallOffWalk } from './call-off-queue.ts';
import type { CancelAnyDeps } from './cancel-any-booking.ts';

export interface CallOffDeps extends Omit<CancelAnyDeps, 'oversight'> {
  readonly dealBookings: Pick<DealBookings, 'walk'>;
  readonly stock: Pick<StockRepository, 'get' | 'noteCallOff'>;
  readonly calledOff: Pick<Sender<CallOffWalk>, 'send'>;
}

/** A message ends after this many live bookings, or after this many pages with fewer. */
const pageSize = 20;
const mostPages = 40;
/** The cancellations write the deal's stock item. More in parallel would only wait for each other. */
const width = 4;
/** Stripe takes about 25 refunds a second, so the next message waits a second. */
const restSeconds = 1;

/** The first rounds wait for the stream and for open claims, the later ones for bookings that a person must handle. */
const roundDelay = (round: number) => Math.min(900, 5 * 2 ** round);
/** After this many rounds, about 40 minutes, a person should look. */
const patientRounds = 9;

/**
 * Walks through a bounded part of a called-off deal's bookings and cancels the live ones. The next message continues
 * from there. The projection lags, and orders may still be under way. At the end of a round the stock, which counts
 * every live unit, decides. The walk is repeated until no unit is left. Every action may safely be repeated.
 * @returns whether nothing of the deal is live any more
 */
export async function callOffDeal(
  deps: CallOffDeps,
  walk: CallOffWalk,
): Promise<'done' | 'goes_on' | 'not_called_off'> {
  const deal = await deps.deals.get(walk.dealId, { consistent: true });
  if (deal?.state !== 'cancelled') return 'not_called_off';
  let place: WalkPlace | undefined = walk.place;
  let { stay } = walk;
  let live = 0;
  for (let pages = 0; place && live < pageSize && pages < mostPages; pages++) {
    const { records, next } = await deps.dealBookings.walk(stockOfDeal(walk.dealId), place, pageSize);
    const page = await callOffPage(deps, records);
    stay += page.stay;
    live += page.live;
    place = next;
  }
  if (place) return goOn(deps, { ...walk, place, stay }, restSeconds);
  return endRound(deps, { ...walk, stay });
}

async function callOffPage(deps: CallOffDeps, records: readonly BookingRecord[]) {
  const outcomes = await inParallel(records, width, (record) => callOffBooking(deps, record));
  let stay = 0;
  for (const [index, outcome] of outcomes.entries()) {
    const record = records[index] as BookingRecord;
    // The booking is still live, so the stock makes the walk come again. The others need not wait for it.
    if (outcome.status === 'rejected')
      logger.error('booking not called off', { bookingId: record.id, error: outcome.reason });
    else if (outcome.value === 'stays') stay += record.quantity;
  }
  return { stay, live: records.filter(isLive).length };
}

async function endRound(
  deps: CallOffDeps,
  { dealId, round, stay }: CallOffWalk,
): Promise<'done' | 'goes_on'> {
  const stock = await deps.stock.get(stockOfDeal(dealId), { consistent: true });
  if (!stock) throw new Error(`Deal ${dealId} has no stock`);
  if (isOver(stock, stay)) {
    await deps.stock.noteCallOff(stock.id, { stay });
    return 'done';
  }
  const { held, sold } = stock;
  const claims = Object.keys(stock.claims).length;
  const left = { dealId, round, held, sold, stay, claims };
  if (round < patientRounds) logger.info('live bookings left', left);
  else logger.error(alarmLines.dealNotCalledOff, left);
  return goOn(deps, { dealId, place: { shard: 0 }, round: round + 1, stay: 0 }, roundDelay(round));
}

/** Sends the next message, and stores when it is expected. If it is lost, the sweeper begins the walk again. */
async function goOn(deps: CallOffDeps, walk: CallOffWalk, delaySeconds: number): Promise<'goes_on'> {
  await deps.calledOff.send(walk, delaySeconds);
  const nextAt = deps.clock.now() + delaySeconds * 1_000;
  await deps.stock.noteCallOff(stockOfDeal(walk.dealId), { nextAt });
  return 'goes_on';
}

/** Returns whether every unit is accounted for: none is held or claimed, and only units that stay are sold. */
const isOver = ({ held, sold, claims }: Stock, stay: number): boolean =>
  held === 0 && Object.keys(claims).length === 0 && sold === stay;
