import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { type ChallengeAction, type ChallengeVerifier, requestUuid } from './challenge.ts';
import type { AbusePolicy } from './policy.ts';

interface Deps {
  readonly policy: Pick<AbusePolicy, 'challenge'>;
  readonly challenges: ChallengeVerifier;
}

interface Attempt {
  readonly action: ChallengeAction;
  readonly token: string | undefined;
  /** What the same request has in common with its retries. */
  readonly request: readonly string[];
  /** Whether the request may pass while the provider is down. */
  readonly whenUnavailable: 'open' | 'closed';
}

/**
 * Returns when the challenge is solved.
 * @throws AppError `challenge_required`; `unavailable` when nobody can tell and the door stays closed
 */
export async function passChallenge({ policy, challenges }: Deps, attempt: Attempt): Promise<void> {
  const { action, token, request, whenUnavailable } = attempt;
  const outcome = token
    ? await challenges.verify({ token, action, requestUuid: requestUuid(action, token, ...request) })
    : 'refused';
  if (outcome === 'solved') return;
  if (outcome === 'unavailable') {
    logger.warn('a challenge could not be checked', { action, door: whenUnavailable });
    if (whenUnavailable === 'open') return;
    throw new AppError('unavailable', 'The challenge could not be checked just now.', { retryAfter: 5 });
  }
  const { provider, siteKey } = policy.challenge;
  throw new AppError(
    'challenge_required',
    token
      ? 'The challenge was not solved; show it again.'
      : 'Solve the challenge, and send the same request with its token as X-Challenge-Token.',
    { widget: { provider, siteKey, action } },
  );
}
