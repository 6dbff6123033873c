import * as z from 'zod';
import { alarmLines } from '../contract/alarm-lines.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { Random } from '../platform/random.ts';
import type { ChallengeAnswer, ChallengeOutcome, ChallengeVerifier } from './challenge.ts';
import type { AbusePolicy } from './policy.ts';

interface Deps {
  /** Cloudflare's siteverify, or what stands for it. */
  readonly url: string;
  /** The widget's secret key; asked for when the first challenge comes, since most containers see none. */
  readonly secret: () => Promise<string>;
  readonly policy: Pick<AbusePolicy['challenge'], 'hostnames' | 'actionRequired'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Cloudflare answers in tens of milliseconds; a buyer waits twice this at most. */
const timeoutMs = 1_500;
const retry: Backoff = { attempts: 2, baseMs: 300, capMs: 300 };
/** Cloudflare's tokens live for five minutes; clocks may differ by one. */
const maxAgeMs = 300_000;
const skewMs = 60_000;

const verdict = z.object({
  success: z.boolean(),
  'error-codes': z.array(z.string()).default([]),
  challenge_ts: z.string().optional(),
  hostname: z.string().optional(),
  action: z.string().optional(),
});
type Verdict = z.output<typeof verdict>;

/** These are about us or about Cloudflare, not about the token. */
const notAboutTheToken = ['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error'];

/**
 * Asks Cloudflare whether a challenge was solved. It is not told the buyer's address.
 * @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile(deps: Deps): ChallengeVerifier {
  return {
    async verify(answer) {
      for (let attempt = 0; attempt < retry.attempts; attempt++) {
        if (attempt > 0) await pause(attempt - 1, retry, deps.random);
        const found = await ask(deps, answer).catch((error: unknown) => {
          logger.warn('the challenge provider did not answer', { error });
          return undefined;
        });
        if (found) return judge(deps, answer, found);
      }
      logger.error(alarmLines.challengeUnavailable);
      return 'unavailable';
    },
  };
}

/** @throws Error when there is no answer, or none that says anything about the token. */
async function ask({ url, secret }: Deps, { token, requestUuid }: ChallengeAnswer): Promise<Verdict> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: await secret(), response: token, idempotency_key: requestUuid }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const found = verdict.parse(await response.json());
  const ours = found['error-codes'].filter((code) => notAboutTheToken.includes(code));
  if (ours.length > 0) throw new Error(`siteverify: ${ours.join(', ')}`);
  if (response.status >= 500 || response.status === 429) throw new Error(`siteverify: ${response.status}`);
  return found;
}

/** A token solved elsewhere, for something else, or long ago is somebody else's. */
function judge({ policy, clock }: Deps, { action }: ChallengeAnswer, found: Verdict): ChallengeOutcome {
  if (!found.success) return 'refused';
  const age = clock.now() - Date.parse(found.challenge_ts ?? '');
  const fresh = age <= maxAgeMs + skewMs && age >= -skewMs;
  const here = found.hostname !== undefined && policy.hostnames.includes(found.hostname);
  const forThis = found.action === undefined ? !policy.actionRequired : found.action === action;
  return fresh && here && forThis ? 'solved' : 'refused';
}
