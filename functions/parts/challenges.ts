import type { ChallengeVerifier } from '../../lib/abuse/challenge.ts';
import { turnstile } from '../../lib/abuse/turnstile.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { lazySecret } from '../../lib/platform/secret.ts';
import { abusePolicy } from './abuse.ts';
import { secretStore } from './clients.ts';

/** Asks Turnstile whether a challenge was solved. */
export const challenges = /* @__PURE__ */ lazy((): ChallengeVerifier => {
  const env = readEnvironment({ CHALLENGE_SECRET_ARN: nonEmpty, TURNSTILE_VERIFY_URL: nonEmpty });
  return turnstile({
    url: env.TURNSTILE_VERIFY_URL,
    secret: lazySecret(secretStore(), env.CHALLENGE_SECRET_ARN),
    policy: abusePolicy().challenge,
    clock,
    random,
  });
});
