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
  /** The parts that a request shares with its retries. */
  readonly request: readonly string[];
  /** Whether the request may pass while the provider is down. */
  readonly whenUnavailable: 'open' | 'closed';
}

/**
 * Returns when the challenge is solved.
 * @throws AppError `challenge_required`; `unavailable` when the provider is down and the policy is `closed`
 */
export async function passChallenge({ policy, challenges }: Deps, attempt: Attempt): Promise<void> {
  const { action, token, request, whenUnavailable } = attempt;
  const outcome = token
    ? await challenges.verify({ token, action, requestUuid: requestUuid(action, token, ...request) })
    : 'refused';
  if (outcome === 'solved') return;
  if (outcome === 'unavailable') {
    logger.warn('challenge not checked', { action, door: whenUnavailable });
    if (whenUnavailable === 'open') return;
    throw new AppError('unavailable', 'The challenge could not be checked. Try again in a moment.', {
      retryAfter: 5,
    });
  }
  const { provider, siteKey } = policy.challenge;
  throw new AppError(
    'challenge_required',
    token
      ? 'The challenge was not solved. Show it again.'
      : 'Solve the challenge. Then send the same request with its token as X-Challenge-Token.',
    { widget: { provider, siteKey, action } },
  );
}
