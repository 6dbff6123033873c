import { packed } from '../../abuse-policy.ts';
import type { ChallengeSecret } from '../data/challenge-secret.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';
import { watchChallenges } from './challenge-alarm.ts';

/** Where Cloudflare says whether a challenge was solved. */
const siteverify = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';

/** What keeps bots away. */
export interface OrderGuard {
  /** To limit and weigh requests. The counts are in the table `abuse`, which is granted by itself. */
  readonly orders: Grant;
}

export const orderGuard = (platform: Platform, challenge: ChallengeSecret): OrderGuard => ({
  orders: together(
    challenge.read,
    told({ ABUSE_POLICY: packed(platform.stage.abuse), TURNSTILE_VERIFY_URL: siteverify }),
    (fn) => watchChallenges(platform, fn),
  ),
});
