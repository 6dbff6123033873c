import type { BuyerId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Visitor } from '../platform/http/visitor.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { networkOf, subjectOf } from '../platform/limits/subject.ts';
import { takeAll } from '../platform/limits/take.ts';
import { logger } from '../platform/logger.ts';
import type { ChallengeVerifier } from './challenge.ts';
import { calm, decideAction, decideCountry, decideRisk, type Risk } from './decide-risk.ts';
import type { DeviceBuyers } from './device-buyers.ts';
import { passChallenge } from './pass-challenge.ts';
import type { AbusePolicy } from './policy.ts';

export interface OrderGuardDeps {
  readonly policy: AbusePolicy;
  readonly limits: { readonly buyer: Limiter; readonly device: Limiter; readonly address: Limiter };
  readonly devices: DeviceBuyers;
  readonly challenges: ChallengeVerifier;
  /** Whether the buyer has a confirmed booking; asked only of those whom the score would stop. */
  readonly hasHistory: (buyerId: BuyerId) => Promise<boolean>;
  readonly key: Buffer;
}

export interface GuardedOrder {
  readonly buyer: Buyer;
  readonly visitor: Visitor;
  readonly idempotencyKey: string;
  /** Where the buyer says they are, once something tells us. */
  readonly claimedCountry?: string | undefined;
}

/**
 * Lets an order in, within its limits and its risk. For an ordinary order this reads and writes nothing.
 * @returns what is wrong with it when staff should look at it; it may proceed all the same
 * @throws AppError `too_many_requests`, `challenge_required`, `unavailable`
 */
export async function guardOrder(deps: OrderGuardDeps, order: GuardedOrder): Promise<Risk | undefined> {
  const { policy } = deps;
  const risk = decideRisk(await signalsOf(deps, order), policy);
  if (risk.score < Math.min(policy.thresholds.challenge, policy.thresholds.review)) return undefined;
  logger.info('risk', { kind: order.buyer.kind, ...risk });
  const standing = await standingOf(deps, order, risk);
  const action = decideAction(risk, standing, policy.thresholds);
  return action === 'review' ? risk : undefined;
}

async function signalsOf({ limits, devices, key }: OrderGuardDeps, order: GuardedOrder) {
  const { buyer, visitor } = order;
  const buyerSubject = subjectOf(key, 'buyer', buyer.id);
  const device = visitor.deviceId && subjectOf(key, 'device', visitor.deviceId);
  const address = subjectOf(key, 'address', networkOf(visitor.address));
  const [ordersOfBuyer = 0, ordersOfAddress = 0, ordersOfDevice = 0] = await takeAll(
    [
      { limiter: limits.buyer, subject: buyerSubject },
      { limiter: limits.address, subject: address },
      ...(device ? [{ limiter: limits.device, subject: device }] : []),
    ],
    'orders',
  );
  return {
    ...calm,
    ordersOfBuyer,
    ordersOfAddress,
    ordersOfDevice,
    buyersOfDevice: device ? await devices.note(device, buyerSubject) : 0,
    noticed: (buyer.kind === 'guest' && buyer.noticed) || [],
    country: decideCountry(order.claimedCountry, visitor.country),
  };
}

/** Whoever has a history is not asked to solve anything. */
async function standingOf(
  deps: OrderGuardDeps,
  { buyer, visitor, idempotencyKey }: GuardedOrder,
  risk: Risk,
) {
  if (risk.score < deps.policy.thresholds.challenge) return { cleared: true, trusted: false };
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
