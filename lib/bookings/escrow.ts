import type { Rejection } from '../contract/booking.ts';
import type { StockId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import type { ClaimRepository } from './claims.ts';
import { planSettlement, settlementTime } from './decide.ts';
import type { SignInLimits } from './decide-sign-in.ts';
import { newRecord, rejectedRecord } from './new-record.ts';
import type { Order } from './order.ts';
import type { BookingRepository } from './repository.ts';

/** The four steps of the escrow: intent, claim, records, return. Recovery repairs a crash between any two. */
export interface SettleOrdersDeps {
  readonly bookings: Pick<BookingRepository, 'recordClaimed' | 'recordRejected'>;
  readonly claims: Pick<ClaimRepository, 'putIntent' | 'open' | 'close'>;
  readonly stock: Pick<StockRepository, 'get'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly holdMs: number;
  /** The limits of the stage. */
  readonly signInLimits: SignInLimits;
}

export interface Settlement {
  held: number;
  confirmed: number;
  rejected: number;
  /** Orders that already had an outcome: delivered twice, or sent twice. */
  repeated: number;
  /** Ids of orders without an outcome. Their messages must be delivered again. */
  readonly undecided: Set<string>;
}

export const emptySettlement = (): Settlement => ({
  held: 0,
  confirmed: 0,
  rejected: 0,
  repeated: 0,
  undecided: new Set(),
});

interface OpenClaim {
  readonly claimId: string;
  readonly stockId: StockId;
  /** The orders that the claim has units for. */
  readonly orders: readonly Order[];
  readonly units: number;
  /** The terms at which the claim's condition held. Every booking made from the claim has them. */
  readonly terms: Stock;
  /** The instant at which the claim's condition held. Every booking made from the claim has it. */
  readonly at: number;
}

/** Concurrent writes to the buyers' partitions: enough to keep the connections busy. */
const writesInFlight = 64;
/** How often other requests may take units between the read and the claim, before the next read waits. */
const claimAttempts = 8;

const unitsOf = (orders: readonly Order[]) => orders.reduce((sum, { quantity }) => sum + quantity, 0);

/** Steps one and two. When fewer units are left than expected, the claim takes the rest: first come, first served. */
export async function setUnitsAside(
  deps: SettleOrdersDeps,
  stock: Stock,
  hopefuls: readonly Order[],
): Promise<OpenClaim | undefined> {
  const { id: stockId } = stock;
  const claimId = newId('clm', deps.random);
  await deps.claims.putIntent(claimId, stockId, hopefuls, deps.clock.now());
  let orders = hopefuls;
  let terms = stock;
  for (let attempt = 0; attempt < claimAttempts && orders.length > 0; attempt++) {
    const at = settlementTime(terms, orders, deps.clock.now());
    const units = unitsOf(orders);
    const outcome = await deps.claims.open(stockId, {
      ...{ claimId, units, now: at, terms },
      orderedAt: Math.max(...orders.map(({ acceptedAt }) => acceptedAt)),
      waitedMs: Math.max(0, ...orders.map(({ acceptedAt }) => at - acceptedAt)),
    });
    if (outcome === 'open') return { claimId, stockId, orders, units, terms, at };
    if (!outcome) return undefined;
    orders = planSettlement(outcome, orders, deps.clock.now(), deps.signInLimits).winners;
    terms = outcome;
  }
  return undefined;
}

/** Steps three and four. @returns the number of claimed units that were not needed */
export async function recordWinners(
  deps: SettleOrdersDeps,
  claim: OpenClaim,
  settlement: Settlement,
): Promise<number> {
  const { terms } = claim;
  const records = claim.orders.map((order) =>
    newRecord(order, terms, { now: claim.at, holdMs: deps.holdMs, claimId: claim.claimId }),
  );
  const outcomes = await inParallel(records, writesInFlight, (record) =>
    deps.bookings.recordClaimed(record, terms),
  );

  const used = { held: 0, sold: 0 };
  const overBound: { order: Order; code: Rejection }[] = [];
  let unknown = 0;
  for (const [index, outcome] of outcomes.entries()) {
    const record = records[index] as (typeof records)[number];
    const order = claim.orders[index] as Order;
    if (outcome.status === 'rejected') {
      unknown++;
      settlement.undecided.add(order.id);
    } else if (outcome.value === 'busy') settlement.undecided.add(order.id);
    else if (outcome.value === 'exists') settlement.repeated++;
    else if (outcome.value !== 'recorded') overBound.push({ order, code: outcome.value });
    else if (record.status === 'held') {
      settlement.held++;
      used.held += record.quantity;
    } else {
      settlement.confirmed++;
      used.sold += record.quantity;
    }
  }
  const unused = claim.units - used.held - used.sold;
  // A write with an unknown outcome may still succeed. Only recovery, when that is no longer possible, can count the
  // used units.
  if (unknown > 0) logger.error('claim left to recovery', { claimId: claim.claimId, unknown });
  else await closeQuietly(deps, claim, { ...used, unused });
  await rejectAll(deps, terms, overBound, settlement);
  return unknown > 0 ? 0 : unused;
}

/** Closes the claim. The bookings are recorded, so their buyers have an answer. When closing fails, recovery does it. */
async function closeQuietly(
  deps: SettleOrdersDeps,
  claim: OpenClaim,
  units: { held: number; sold: number; unused: number },
) {
  try {
    await deps.claims.close(claim.stockId, claim.claimId, units);
  } catch (error) {
    logger.error('claim left to recovery', { claimId: claim.claimId, error });
  }
}

/** Records that accepted orders got nothing. One write each, and never over an existing outcome. */
export async function rejectAll(
  deps: SettleOrdersDeps,
  terms: Stock,
  refusals: readonly { readonly order: Order; readonly code: Rejection }[],
  settlement: Settlement,
): Promise<void> {
  const now = deps.clock.now();
  const outcomes = await inParallel(refusals, writesInFlight, ({ order, code }) =>
    deps.bookings.recordRejected(rejectedRecord(order, terms, code, now)),
  );
  for (const [index, outcome] of outcomes.entries()) {
    const { order } = refusals[index] as (typeof refusals)[number];
    if (outcome.status === 'rejected') settlement.undecided.add(order.id);
    else if (outcome.value === 'recorded') settlement.rejected++;
    else settlement.repeated++;
  }
}
