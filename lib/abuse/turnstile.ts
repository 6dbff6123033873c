import * as z from 'zod';
import { alarmLines } from '../contract/alarm-lines.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { Random } from '../platform/random.ts';
import type { ChallengeAnswer, ChallengeOutcome, ChallengeVerifier } from './challenge.ts';
import type { AbusePolicy } from './policy.ts';

interface Deps {
  /** The URL of Cloudflare's siteverify, or of its double. */
  readonly url: string;
  /** Reads the widget's secret key when the first challenge arrives. Most containers get none. */
  readonly secret: () => Promise<string>;
  readonly policy: Pick<AbusePolicy['challenge'], 'hostnames' | 'actionRequired'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Milliseconds for one call. Cloudflare answers in tens of milliseconds. A buyer waits at most twice this. */
const timeoutMs = 1_500;
const retry: Backoff = { attempts: 2, baseMs: 300, capMs: 300 };
/** Cloudflare's tokens live for five minutes. Clocks may differ by one. */
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

/** Error codes about us or Cloudflare, not about the token. */
const notAboutTheToken = ['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error'];

/**
 * Asks Cloudflare whether a challenge was solved. Does not send the buyer's address.
 * @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile(deps: Deps): ChallengeVerifier {
  return {
    async verify(answer) {
      for (let attempt = 0; attempt < retry.attempts; attempt++) {
        if (attempt > 0) await pause(attempt - 1, retry, deps.random);
        const found = await ask(deps, answer).catch((error: unknown) => {
          logger.warn('challenge provider did not answer', { error });
          return undefined;
        });
        if (found) return judge(deps, answer, found);
      }
      logger.error(alarmLines.challengeUnavailable);
      return 'unavailable';
    },
  };
}

/** Makes the call. @throws Error when there is no answer, or one that says nothing about the token. */
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

/** Refuses a token that was solved on another host, for another action, or too long ago. */
function judge({ policy, clock }: Deps, { action }: ChallengeAnswer, found: Verdict): ChallengeOutcome {
  if (!found.success) return 'refused';
  const age = clock.now() - Date.parse(found.challenge_ts ?? '');
  const fresh = age <= maxAgeMs + skewMs && age >= -skewMs;
  const here = found.hostname !== undefined && policy.hostnames.includes(found.hostname);
  const forThis = found.action === undefined ? !policy.actionRequired : found.action === action;
  return fresh && here && forThis ? 'solved' : 'refused';
}
