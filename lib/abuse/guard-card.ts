import type { Traces } from '../bookings/order.ts';
import type { BuyerId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import type { ChallengeVerifier } from './challenge.ts';
import { type CardVerdict, decideDeclines, decideSetup } from './decide-declines.ts';
import type { DeclineCounts } from './declines.ts';
import { passChallenge } from './pass-challenge.ts';
import type { AbusePolicy } from './policy.ts';
import type { SetupCounts } from './setups.ts';

export interface CardGuardDeps {
  readonly policy: Pick<AbusePolicy, 'declines' | 'setups' | 'challenge'>;
  readonly declines: Pick<DeclineCounts, 'of'>;
  readonly setups: SetupCounts;
  readonly challenges: ChallengeVerifier;
}

export interface CardWish {
  readonly buyer: Pick<Buyer, 'kind' | 'id'>;
  readonly traces: Traces;
  readonly challengeToken: string | undefined;
  /** A name of the request, the same for its retries. */
  readonly about: string;
}

/**
 * Admits a payment, unless too many of the buyer's cards were refused a short while ago.
 * @throws AppError `too_many_requests` with the seconds to wait; `challenge_required`, `unavailable`
 */
export async function guardPayment(deps: CardGuardDeps, wish: CardWish): Promise<void> {
  const verdict = await ofDeclines(deps, wish);
  if (verdict.kind === 'refuse') throw tooMany('refused cards', verdict.waitMs);
  if (verdict.kind === 'challenge') await challenge(deps, wish, 'payment');
}

/**
 * Admits a request to save a card. A customer has a number of requests a day, the last of them with a challenge, and
 * none while too many of their cards were refused. A refused request does not count.
 * @throws AppError as above
 */
export async function guardSetup(deps: CardGuardDeps, wish: CardWish): Promise<void> {
  const buyerId = wish.buyer.id as BuyerId;
  const before = await deps.setups.of(buyerId);
  const [declines, setups] = [await ofDeclines(deps, wish), decideSetup(before, deps.policy.setups)];
  if (declines.kind === 'refuse') throw tooMany('refused cards', declines.waitMs);
  if (setups.kind === 'refuse') throw tooMany('requests to save a card', setups.waitMs);
  if (declines.kind === 'challenge' || setups.kind === 'challenge') await challenge(deps, wish, 'setup');
  const { waitMs } = await deps.setups.note(buyerId);
  if (waitMs > 0) throw tooMany('requests to save a card', waitMs);
}

const ofDeclines = async (
  { declines, policy }: CardGuardDeps,
  { buyer, traces }: CardWish,
): Promise<CardVerdict> =>
  decideDeclines(await declines.of({ ...traces, buyerId: buyer.id as BuyerId }), policy.declines);

const challenge = (deps: CardGuardDeps, wish: CardWish, action: 'payment' | 'setup') =>
  passChallenge(deps, {
    action,
    token: wish.challengeToken,
    request: [wish.buyer.id, wish.about],
    whenUnavailable: wish.buyer.kind === 'customer' ? 'open' : 'closed',
  });

const tooMany = (what: string, waitMs: number) =>
  new AppError('too_many_requests', `Too many ${what}. Try again after the seconds in Retry-After.`, {
    retryAfter: Math.ceil(waitMs / 1_000),
  });
