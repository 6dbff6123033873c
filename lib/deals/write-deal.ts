import type { Permit } from '../approvals/permit.ts';
import type { PricePoint } from '../contract/deal.ts';
import { withBackoff } from '../platform/backoff.ts';
import { toInstant } from '../platform/clock.ts';
import { isContention, type TransactItem } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { changeTerms, watchShard } from '../stock/stock-writes.ts';
import { gateIn, type StoredDeal, saleTermsOf } from './deal.ts';
import type { DealDependencies } from './dependencies.ts';

/** A busy sale may be writing the stock item. The retries take about three seconds, well within a request. */
const contention = { attempts: 14, baseMs: 20, capMs: 500 };

/** Retries through contention. @throws AppError `unavailable` when the items stay contended */
export async function throughContention<T>(
  { random }: Pick<DealDependencies, 'random'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await withBackoff(write, isContention, contention, random);
  } catch (cause) {
    if (!isContention(cause)) throw cause;
    throw new AppError(
      'unavailable',
      'The deal is selling too fast to change it now. Try again in a moment.',
      { cause },
    );
  }
}

/** The message when other writes always change the deal first (`untilSettled`). */
export const dealBusy = 'Other requests keep changing the deal. Try again in a moment.';

/** Makes the audit entry of a staff change, from the deal after the change. */
type By = ((after: StoredDeal) => TransactItem) | typeof byTime;

/** A change by time has no actor. */
export const byTime = 'time';

interface Change {
  readonly from: StoredDeal;
  readonly to: StoredDeal;
  readonly price?: PricePoint | undefined;
  /** The audit entry, as a part of the transaction. */
  readonly by: By;
  /** The permit for the change, which the write uses up. */
  readonly permit?: Permit | undefined;
  /** Whether the stock item must be updated. An unnecessary write would slow down a busy sale. */
  readonly touchesSale: boolean;
}

/**
 * Writes the deal's next version and its stock's terms in one transaction. @returns undefined when another write was
 * faster
 */
export async function writeDeal(
  deps: DealDependencies,
  { from, to, price, by, permit, touchesSale }: Change,
): Promise<StoredDeal | undefined> {
  const next = { ...to, version: from.version + 1, updatedAt: toInstant(deps.clock.now()) };
  const stock = touchesSale ? saleTermsPart(deps, from, next) : undefined;
  const audit = by === byTime ? undefined : by(next);
  const written = await throughContention(deps, () =>
    deps.deals.replace(next, { price, stock, audit, permit: permit?.parts }),
  );
  return written ? next : undefined;
}

/** Writes the deal in another state. Writes the stock item only when its gate moves; a start does not touch it. */
export const moveDeal = (
  deps: DealDependencies,
  deal: StoredDeal,
  state: StoredDeal['state'],
  by: By,
  permit?: Permit,
) =>
  writeDeal(deps, {
    from: deal,
    to: { ...deal, state },
    by,
    permit,
    touchesSale: gateIn(deal.state) !== gateIn(state),
  });

/**
 * The sweeper watches a deal with an open gate, and a cancelled deal, whose units must go back. It may have stopped
 * watching while the gate was closed.
 */
const saleTermsPart = ({ stocks }: DealDependencies, from: StoredDeal, deal: StoredDeal): TransactItem =>
  changeTerms(stocks.table, stockOfDeal(deal.id), saleTermsOf(deal), {
    watch: ['draft', 'closed'].includes(gateIn(deal.state)) ? undefined : watchShard(stockOfDeal(deal.id)),
    limitEra: introduces('perCustomerLimit', from, deal) ? deal.version : undefined,
    unpaidEra: introduces('maxUnpaidUnits', from, deal) ? deal.version : undefined,
  });

/** Returns whether bookings may exist that were made without the bound. A draft has none. */
const introduces = (
  bound: 'perCustomerLimit' | 'maxUnpaidUnits',
  from: StoredDeal,
  to: StoredDeal,
): boolean => from.state !== 'draft' && from[bound] === undefined && to[bound] !== undefined;
