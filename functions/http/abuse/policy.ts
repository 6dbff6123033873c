import type { ChallengeVerifier } from '../../../lib/abuse/challenge.ts';
import { readPolicy } from '../../../lib/abuse/policy.ts';
import { turnstile } from '../../../lib/abuse/turnstile.ts';
import { secretsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { limiter } from '../../../lib/platform/limits/limiter.ts';
import type { Rule } from '../../../lib/platform/limits/rule.ts';
import type { SharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { lazySecret } from '../../../lib/platform/secret.ts';

const env = readEnvironment([
  'ABUSE_TABLE',
  'ABUSE_POLICY',
  'CHALLENGE_SECRET_ARN',
  'TURNSTILE_VERIFY_URL',
  'SUBJECT_SECRET_ARN',
]);

export const abuseTable = env.ABUSE_TABLE;
export const policy = readPolicy(env.ABUSE_POLICY);

/** Under which devices, addresses and buyers are counted. */
export const keyOfSubjects = await subjectKey();

export const challenges: ChallengeVerifier = turnstile({
  url: env.TURNSTILE_VERIFY_URL,
  secret: lazySecret(secretsClient(), env.CHALLENGE_SECRET_ARN),
  policy: policy.challenge,
  clock,
  random,
});

const noLimit = Number.MAX_SAFE_INTEGER;

/** Counts at least; refuses where there is a limit. */
type Counting = Pick<Rule, 'seconds'> & Partial<Rule>;

/** A limiter for each rule, under `orders.buyer` and the like. */
export const limitersOf = <const K extends string>(
  prefix: string,
  rules: Readonly<Record<K, Counting>>,
  shared: SharedCounts,
) =>
  Object.fromEntries(
    Object.entries<Counting>(rules).map(([name, { seconds, limit = noLimit, quiet = 1 }]) => [
      name,
      limiter(`${prefix}.${name}`, { limit, seconds, quiet }, { clock, shared }),
    ]),
  ) as Record<K, ReturnType<typeof limiter>>;
