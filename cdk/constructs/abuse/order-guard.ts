import { packed } from '../../abuse-policy.ts';
import type { ChallengeSecret } from '../data/challenge-secret.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';
import { watchChallenges } from './challenge-alarm.ts';

/** Cloudflare's address for checking challenges. */
const siteverify = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';

/** The settings and grants that keep bots away. */
export interface OrderGuard {
  /** Lets the function limit requests and weigh their risk. The table `abuse` with the counts is granted separately. */
  readonly orders: Grant;
}

export const orderGuard = (platform: Platform, challenge: ChallengeSecret): OrderGuard => ({
  orders: together(
    challenge.read,
    told({ ABUSE_POLICY: packed(platform.stage.abuse), TURNSTILE_VERIFY_URL: siteverify }),
    (fn) => watchChallenges(platform, fn),
  ),
});
