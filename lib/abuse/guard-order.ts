import type { BuyerId, StockId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Visitor } from '../platform/http/visitor.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { subjectOf } from '../platform/limits/subject.ts';
import { takeAll } from '../platform/limits/take.ts';
import { logger } from '../platform/logger.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { ChallengeVerifier } from './challenge.ts';
import {
  calm,
  decideAction,
  decideCountry,
  decideRisk,
  type Risk,
  type RiskSignals,
  unitsIn,
} from './decide-risk.ts';
import type { DeviceBuyers } from './device-buyers.ts';
import { passChallenge } from './pass-challenge.ts';
import type { AbusePolicy } from './policy.ts';
import type { RecentMarks } from './recent-marks.ts';
import type { VisitorTraces } from './traces.ts';

export interface OrderGuardDeps {
  readonly policy: AbusePolicy;
  readonly limits: { readonly buyer: Limiter; readonly device: Limiter; readonly address: Limiter };
  /** Counts the units of a deal that an address asks for. */
  readonly dealAddress: Pick<Limiter, 'add'>;
  readonly devices: DeviceBuyers;
  readonly marks: RecentMarks;
  /**
   * Returns the units of a deal, from the view of its stock that the order needs anyway. Undefined when the stock is
   * not for sale.
   */
  readonly unitsOf: (stockId: StockId) => Promise<number | undefined>;
  readonly challenges: ChallengeVerifier;
  /** Returns whether the buyer has a confirmed booking. Called only for buyers whom the score would stop. */
  readonly hasHistory: (buyerId: BuyerId) => Promise<boolean>;
  readonly key: MacKey;
}

export interface GuardedOrder {
  readonly buyer: Buyer;
  readonly stockId: StockId;
  readonly quantity: number;
  /** See tracesOf. */
  readonly traces: VisitorTraces;
  readonly visitor: Visitor;
  readonly idempotencyKey: string;
  /** The buyer's own country, when a later feature supplies it. */
  readonly claimedCountry?: string | undefined;
  /** Returns whether the deal requires a challenge of every guest. Called once the order is within its limits. */
  readonly challengesGuests?: () => Promise<boolean>;
  /** Returns whether the deal refuses the order whatever is solved. Called only for orders that would be challenged. */
  readonly isRefusedAnyway?: () => Promise<boolean>;
}

/**
 * Admits an order within its limits and its risk. An ordinary order costs no write. New mishaps are read once in half a
 * minute by each container.
 * @returns the risk when staff should review the order, which may proceed all the same
 * @throws AppError `too_many_requests`, `challenge_required`, `unavailable`
 */
export async function guardOrder(deps: OrderGuardDeps, order: GuardedOrder): Promise<Risk | undefined> {
  const { policy } = deps;
  const risk = decideRisk(await signalsOf(deps, order), policy);
  const asked = order.buyer.kind === 'guest' && ((await order.challengesGuests?.()) ?? false);
  const isCalm = risk.score < Math.min(policy.thresholds.challenge, policy.thresholds.review);
  if (isCalm && !asked) return undefined;
  if (await order.isRefusedAnyway?.()) return undefined;
  if (!isCalm) logger.info('risk', { kind: order.buyer.kind, ...risk });
  const standing = await standingOf(deps, order, asked || risk.score >= policy.thresholds.challenge);
  const action = decideAction(risk, standing, policy.thresholds);
  return action === 'review' ? risk : undefined;
}

async function signalsOf(deps: OrderGuardDeps, order: GuardedOrder): Promise<RiskSignals> {
  const { limits, devices, marks, key } = deps;
  const { buyer, visitor, traces } = order;
  const buyerSubject = subjectOf(key, 'buyer', buyer.id);
  const { device } = traces;
  const [ordersOfBuyer = 0, , ordersOfDevice = 0] = await takeAll(
    [
      { limiter: limits.buyer, subject: buyerSubject },
      { limiter: limits.address, subject: traces.address },
      ...(device ? [{ limiter: limits.device, subject: device }] : []),
    ],
    'orders',
  );
  return {
    ...calm,
    ordersOfBuyer,
    ordersOfDevice,
    ...(await unitsAskedFor(deps, order)),
    hasDevice: device !== undefined,
    buyersOfDevice: device ? await devices.note(device, buyerSubject) : 0,
    marks: await marks.of(order),
    noticed: (buyer.kind === 'guest' && buyer.noticed) || [],
    country: decideCountry(order.claimedCountry, visitor.country),
  };
}

/**
 * A container counts one fiftieth of the share in memory, at least one unit, before it writes. So at most this many
 * writes happen before the share is used up.
 */
const quietPart = 50;

/**
 * Counts the units before the decision, so that two orders of an address cannot both take the last unit of its share.
 */
async function unitsAskedFor(
  { policy, dealAddress, unitsOf }: OrderGuardDeps,
  { stockId, quantity, traces }: GuardedOrder,
) {
  const unitsOfDeal = await unitsOf(stockId);
  if (unitsOfDeal === undefined) return {};
  const share = unitsIn(policy.dealAddress.share, unitsOfDeal);
  const quiet = Math.max(1, Math.floor(share / quietPart));
  const unitsOfAddress = await dealAddress.add(`${stockId}#${traces.address}`, quantity, {
    quiet,
    enough: share,
  });
  return { unitsOfDeal, unitsOfAddress };
}

/** Exempts buyers with a confirmed booking from challenges. */
async function standingOf(
  deps: OrderGuardDeps,
  { buyer, visitor, idempotencyKey }: GuardedOrder,
  challenged: boolean,
) {
  if (!challenged) return { cleared: true, trusted: false };
  if (buyer.kind === 'customer' && (await deps.hasHistory(buyer.id)))
    return { cleared: false, trusted: true };
  await passChallenge(deps, {
    action: 'order',
    token: visitor.challengeToken,
    request: [buyer.id, idempotencyKey],
    whenUnavailable: buyer.kind === 'customer' ? 'open' : 'closed',
  });
  return { cleared: true, trusted: false };
}
